import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);
import {
  loadOctokit
} from "./load-octokit.js";
import {
  UserError
} from "./error-text.js";

// src/adapters/github/github-rest.ts
var silent = { debug: ignore, info: ignore, warn: ignore, error: ignore };
function ignore() {
}
function githubRest(token, baseUrl) {
  let client;
  const send = async (method, path, parameters = {}) => {
    if (token === "") {
      throw new UserError(`The API is needed for ${path} and there is no token: set the input "github-token".`);
    }
    client ??= loadOctokit().then(({ GitHub: Client, getOctokitOptions }) => {
      const options = { log: silent, ...baseUrl === void 0 ? {} : { baseUrl } };
      return new Client(getOctokitOptions(token, options));
    });
    const { request } = await client;
    try {
      const answer = await request(`${method} ${path}`, parameters);
      return toApiAnswer(answer.status, answer.data, answer.headers);
    } catch (error) {
      const response = errorResponse(error);
      if (response === void 0) throw error;
      return toApiAnswer(response.status, response.data, response.headers);
    }
  };
  return {
    get: (path, { query = {}, etag } = {}) => send("GET", path, { ...query, headers: etag === void 0 ? {} : { "if-none-match": etag } }),
    delete: (path) => send("DELETE", path)
  };
}
function errorResponse(error) {
  if (typeof error !== "object" || error === null) return void 0;
  if ("response" in error && typeof error.response === "object" && error.response !== null) {
    return error.response;
  }
  return "status" in error && error.status === 304 ? { status: 304 } : void 0;
}
function toApiAnswer(status, data, raw) {
  const headers = {};
  for (const [name, value] of Object.entries(raw ?? {})) {
    if (value !== void 0) headers[name.toLowerCase()] = String(value);
  }
  return { status, data, etag: headers["etag"], headers };
}

export {
  githubRest
};
