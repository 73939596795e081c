import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { copyExample } from './copy-example.ts';

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

/** Makes the repository in `folder`: the app on main, and for each of `greetings` a commit of the pull request. */
export function makeSampleRepository(folder: string, greetings: readonly string[]): SampleRepository {
  const git = (...args: string[]): string =>
    execFileSync('git', ['-c', 'user.name=demo', '-c', 'user.email=demo@localhost', ...args], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' },
      stdio: ['ignore', 'pipe', 'pipe'],
    }).trim();
  copyExample('app', folder);
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
