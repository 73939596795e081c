import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const app = fileURLToPath(new URL('../../examples/app', import.meta.url));

/** A commit of the pull request, and the merge commit that `pull_request` checks out. */
export interface PullRequestCommit {
  readonly head: string;
  readonly merge: string;
}

/** A git repository that holds examples/app, with a pull request of several commits. */
interface SampleRepository {
  readonly folder: string;
  readonly base: string;
  readonly commits: readonly PullRequestCommit[];
}

/** The esbuild binary of this platform: static, so that it runs in an image without anything else. */
function esbuildBinary(): string {
  const require = createRequire(import.meta.url);
  return require.resolve(`@esbuild/${process.platform}-${process.arch}/bin/esbuild`);
}

/** Makes the repository in `folder`: the app on main, and for each of `greetings` a commit of the pull request. */
export function makeSampleRepository(folder: string, greetings: readonly string[]): SampleRepository {
  const git = (...args: string[]): string =>
    execFileSync('git', ['-c', 'user.name=demo', '-c', 'user.email=demo@localhost', ...args], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' },
      stdio: ['ignore', 'pipe', 'pipe'],
    }).trim();
  cpSync(app, folder, { recursive: true });
  rmSync(join(folder, '.gitignore'));
  mkdirSync(join(folder, 'bin'), { recursive: true });
  copyFileSync(esbuildBinary(), join(folder, 'bin', 'esbuild'));
  chmodSync(join(folder, 'bin', 'esbuild'), 0o755);
  git('init', '--quiet', '--initial-branch=main');
  const commit = (message: string): string => {
    git('add', '--all');
    git('commit', '--quiet', '--message', message);
    return git('rev-parse', 'HEAD');
  };
  const base = commit('Add the app');
  const commits = greetings.map((greeting, index) => {
    git('checkout', '--quiet', index === 0 ? '-B' : '-q', 'feature/greeting');
    writeFileSync(
      join(folder, 'src', 'greeting.js'),
      `export const greeting = (name) => \`${greeting}, \${name}!\`;\n`,
    );
    const head = commit(`Say ${greeting}`);
    git('checkout', '--quiet', '--detach', base);
    git('merge', '--quiet', '--no-ff', '--message', 'Merge the pull request', head);
    return { head, merge: git('rev-parse', 'HEAD') };
  });
  return { folder, base, commits };
}
