export const id = 746;
export const ids = [746];
export const modules = {

/***/ 9358:
/***/ ((__webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _src_adapters_artifact_store_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22138);
/* harmony import */ var _src_adapters_github_rest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11306);
/* harmony import */ var _src_contracts_compute_tag_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(23073);
/* harmony import */ var _src_flows_compute_tag_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5605);
/* harmony import */ var _src_run_action_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(87309);





await (0,_src_run_action_js__WEBPACK_IMPORTED_MODULE_4__/* .runAction */ .C)(async ({ inputs, run, log, clock, exec, files }) => {
    const wanted = (0,_src_contracts_compute_tag_js__WEBPACK_IMPORTED_MODULE_2__/* .readComputeTagInputs */ .Zh)(inputs, run.env);
    const separators = (0,_src_contracts_compute_tag_js__WEBPACK_IMPORTED_MODULE_2__/* .readSeparators */ .Ny)(inputs);
    const summarise = inputs.boolean('job-summary', true);
    const token = inputs.text('github-token') ?? '';
    const api = (0,_src_adapters_github_rest_js__WEBPACK_IMPORTED_MODULE_1__/* .githubRest */ .U)(token, run.env['GITHUB_API_URL']);
    const artifacts = (0,_src_adapters_artifact_store_js__WEBPACK_IMPORTED_MODULE_0__/* .artifactStore */ .i)(token);
    const { result, failure } = await (0,_src_flows_compute_tag_js__WEBPACK_IMPORTED_MODULE_3__/* .computeTag */ .g)(wanted, { run, log, clock, exec, files, api, artifacts });
    return {
        outputs: (0,_src_contracts_compute_tag_js__WEBPACK_IMPORTED_MODULE_2__/* .computeTagOutputs */ .Y1)(result, separators),
        env: (0,_src_contracts_compute_tag_js__WEBPACK_IMPORTED_MODULE_2__/* .computeTagVariables */ .rk)(wanted, result, separators, run.env),
        summary: summarise ? (0,_src_contracts_compute_tag_js__WEBPACK_IMPORTED_MODULE_2__/* .computeTagSummary */ .KX)(result) : undefined,
        failure,
    };
});

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 22138:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  i: () => (/* binding */ artifactStore)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/src/core/archive/transfer-broken.js
var transfer_broken = __webpack_require__(23927);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
;// CONCATENATED MODULE: ./build/src/adapters/client-lines.js
/**
 * Runs `work` and offers each line that is printed meanwhile to `filter`. The artifact client tells its progress and
 * the digest of what it sent in no other way than by printing them, once for each 8 MiB.
 */
async function filteredOutput(filter, work) {
    const { stdout } = process;
    const original = stdout.write.bind(stdout);
    const write = (chunk, ...rest) => {
        if (typeof chunk !== 'string' || !filter(chunk.trimEnd())) {
            return original(chunk, ...rest);
        }
        const done = rest.at(-1);
        if (typeof done === 'function')
            process.nextTick(done);
        return true;
    };
    stdout.write = write;
    try {
        return await work();
    }
    finally {
        stdout.write = original;
    }
}

;// CONCATENATED MODULE: ./build/src/adapters/artifact-store.js





/**
 * The runner's artifact service through GitHub's own client, which is loaded at the first call (90 ms).
 * @param token reads the artifacts of other runs (`actions: read`); this run's need none.
 */
function artifactStore(token) {
    let loaded;
    const client = () => {
        // Blocks of 8 MiB in flight; the client's own five take this process above 256 MB at times.
        process.env['ACTIONS_ARTIFACT_UPLOAD_CONCURRENCY'] ??= '4';
        loaded ??= Promise.all(/* import() */[__webpack_require__.e(118), __webpack_require__.e(351), __webpack_require__.e(645)]).then(__webpack_require__.bind(__webpack_require__, 9645)).then(({ DefaultArtifactClient }) => new DefaultArtifactClient());
        return loaded;
    };
    const findBy = (from) => {
        if (from === undefined)
            return {};
        if (token === '') {
            throw new errors/* UserError */.yo(`Artifacts of run ${String(from.runId)} in ${from.repository} need a token: give the job "permissions: actions: read" and set "github-token".`);
        }
        const [repositoryOwner = '', repositoryName = ''] = from.repository.split('/');
        return { findBy: { token, workflowRunId: from.runId, repositoryOwner, repositoryName } };
    };
    return {
        async upload({ name, file, retentionDays, archive, onProgress }) {
            if (!archive && (0,external_node_path_.basename)(file) !== name)
                throw new TypeError(`a raw artifact is named like its file: ${name}`);
            const artifacts = await client();
            let digest;
            const filter = (line) => {
                const bytes = /^Uploaded bytes (\d+)$/.exec(line)?.[1];
                if (bytes !== undefined)
                    onProgress?.(Number(bytes));
                const sent = /^SHA256 digest of uploaded artifact is ([0-9a-f]{64})$/.exec(line)?.[1];
                if (sent !== undefined)
                    digest = `sha256:${sent}`;
                return isClientLine(line);
            };
            try {
                const answer = await filteredOutput(filter, () => artifacts.uploadArtifact(name, [file], (0,external_node_path_.dirname)(file), {
                    retentionDays,
                    ...(archive ? { compressionLevel: 0 } : { skipArchive: true }),
                }));
                return {
                    id: answer.id ?? 0,
                    name,
                    sizeBytes: answer.size ?? 0,
                    digest: answer.digest === undefined ? digest : `sha256:${answer.digest}`,
                    createdAt: undefined,
                };
            }
            catch (error) {
                throw new errors/* UploadError */.oW((0,errors/* toMessage */.R9)(error), digest, { cause: error });
            }
        },
        async list(from) {
            const artifacts = await client();
            const answer = await filteredOutput(isClientLine, () => artifacts.listArtifacts(findBy(from)));
            return answer.artifacts.map(entryOf);
        },
        async download(artifact, folder, from, options = {}) {
            const artifacts = await client();
            const { digestMismatch } = await filteredOutput(isClientLine, () => unlessEnded(artifacts.downloadArtifact(artifact.id, {
                ...findBy(from),
                path: folder,
                ...(artifact.digest === undefined ? {} : { expectedHash: artifact.digest }),
            }), options));
            if (digestMismatch === true) {
                throw new transfer_broken/* TransferBroken */.V(`The artifact "${artifact.name}" arrived with another digest than ${String(artifact.digest)}.`);
            }
            const [file, ...more] = await (0,promises_.readdir)(folder);
            if (file === undefined || more.length > 0) {
                throw new errors/* UserError */.yo(`The artifact "${artifact.name}" holds ${String(more.length + (file === undefined ? 0 : 1))} files instead of one: it was not uploaded by this project's actions.`);
            }
            return (0,external_node_path_.join)(folder, file);
        },
        async remove(name) {
            const artifacts = await client();
            await filteredOutput(isClientLine, () => artifacts.deleteArtifact(name));
        },
    };
}
/** The client's download cannot be ended: it is left behind, for the end of the process. */
async function unlessEnded(work, { signal, timeoutMs }) {
    const limits = [
        ...(signal === undefined ? [] : [signal]),
        ...(timeoutMs === undefined ? [] : [AbortSignal.timeout(timeoutMs)]),
    ];
    const end = AbortSignal.any(limits);
    end.throwIfAborted();
    let stop;
    const ended = new Promise((_resolve, reject) => {
        stop = () => {
            reject(signal?.aborted === true
                ? signal.reason
                : new transfer_broken/* TransferBroken */.V('The download ran into the time limit of the attempt.'));
        };
        end.addEventListener('abort', stop, { once: true });
    });
    try {
        return await Promise.race([work, ended]);
    }
    finally {
        work.catch(() => undefined);
        if (stop !== undefined)
            end.removeEventListener('abort', stop);
    }
}
function entryOf(artifact) {
    return {
        id: artifact.id,
        name: artifact.name,
        sizeBytes: artifact.size,
        digest: artifact.digest,
        createdAt: artifact.createdAt?.toISOString(),
    };
}
const clientLines = /^(Artifact name is valid!|Root directory input is valid!|Uploaded bytes |Uploading artifact: |Beginning upload of |Finished uploading |SHA256 digest of |Finalizing artifact |Artifact .* successfully finalized|Artifact '.*' \(ID: \d+\) deleted$|Found \d+ artifact|Fetching artifact list |Downloading artifact '|Downloading raw file |Redirecting to blob |Starting download of |Artifact download completed |Set concurrency based on )/;
function isClientLine(line) {
    return clientLines.test(line);
}


/***/ }),

/***/ 23927:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ TransferBroken)
/* harmony export */ });
/** What arrived is not whole or not what was sent: another try may bring it (A4, F10). */
class TransferBroken extends Error {
}


/***/ }),

/***/ 27841:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ readSourceSha)
/* harmony export */ });
/* harmony import */ var _core_event_facts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(28619);

/**
 * What is checked out: HEAD of the workspace, else GITHUB_SHA. Warns when it is neither the revision nor a merge of
 * it: the image would then be built from something else than its tag says (T8).
 */
async function readSourceSha(event, run, deps) {
    // In a container job the checkout belongs to another user, which git would refuse to read.
    const git = (...args) => deps.exec
        .run('git', ['-c', 'safe.directory=*', ...args], { cwd: run.workspace, timeoutMs: 10_000 })
        .catch(() => undefined);
    const head = (await git('rev-parse', '--verify', '--quiet', 'HEAD'))?.stdout.trim() ?? '';
    if (!(0,_core_event_facts_js__WEBPACK_IMPORTED_MODULE_0__/* .isFullSha */ .Wf)(head))
        return run.sha;
    if (head === event.revision || head === event.mergeSha)
        return head;
    // The commit itself, not the log: a shallow clone hides parents.
    const commit = (await git('cat-file', 'commit', head))?.stdout ?? '';
    const parents = parentsOf(commit);
    if (parents.length < 2 || !parents.includes(event.revision)) {
        deps.log.warning(`The checked-out commit ${head} is neither the revision ${event.revision} nor a merge of it: check out the revision before building, or set "ref" and "sha".`);
    }
    return head;
}
function parentsOf(commit) {
    const [headers = ''] = commit.split('\n\n', 1);
    return [...headers.matchAll(/^parent ([0-9a-f]+)$/gm)].map(([, sha = '']) => sha);
}


/***/ })

};
