import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compiledActions } from '../action-manifest.ts';

const repository = fileURLToPath(new URL('../../..', import.meta.url));

/** What a stand-in for somebody else's action is told. */
export interface HandlerRequest {
  /** The step's `with`, evaluated. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly workspace: string;
  readonly job: string;
  readonly log: (line: string) => void;
}

/** Stands in for an action: gives its outputs, or rejects to fail the step. */
export type ActionHandler = (request: HandlerRequest) => Promise<Readonly<Record<string, string>>>;

/** What a step's `uses` leads to. */
export type ActionSource =
  /** A JavaScript action: its folder, and where its compiled scripts are if not where action.yml says. */
  | { readonly kind: 'folder'; readonly folder: string; readonly dist: string | undefined }
  | { readonly kind: 'handler'; readonly handler: ActionHandler }
  /** Leaves the step out, with a note in the log. */
  | { readonly kind: 'skip' };

export type ActionTable = (uses: string) => ActionSource;

/**
 * `org/ci-image-actions@ref`, `org/ci-image-actions/<name>@ref` `./<name>` and `$/<name>` are this checkout's actions. Other
 * actions are looked up in `handlers` by their name without `@ref`, and skipped when they are not there.
 * @throws Error for an action of this project that does not exist.
 */
export function projectActions(options: { readonly handlers?: Readonly<Record<string, ActionHandler>> }): ActionTable {
  return (uses) => {
    const name = uses.replace(/@.*$/, '');
    const own = /^(?:\.|\$|org\/ci-image-actions)(?:\/(.*))?$/.exec(name);
    if (own !== null) {
      const folder = join(repository, own[1] ?? '');
      if (!existsSync(join(folder, 'action.yml'))) throw new Error(`Can't find 'action.yml' for "${uses}".`);
      return { kind: 'folder', folder, dist: compiledActions };
    }
    const handler = options.handlers?.[name];
    return handler === undefined ? { kind: 'skip' } : { kind: 'handler', handler };
  };
}
