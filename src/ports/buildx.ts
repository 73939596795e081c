import type { ExecOptions, CallOptions } from './process.ts';

/** A builder as `docker buildx inspect` shows it. */
export interface BuilderInfo {
  readonly name: string;
  /** `docker`, `docker-container`, `remote`, `kubernetes` */
  readonly driver: string;
  /** Its nodes; one, unless it builds on several machines. */
  readonly nodes: readonly BuilderNode[];
}

export interface BuilderNode {
  readonly endpoint: string;
  /** `key=value` */
  readonly driverOptions: readonly string[];
  /** Flags of its BuildKit daemon, as one text; '' without. */
  readonly daemonFlags: string;
}

/** The buildx plugin of the docker client. */
export interface Buildx {
  /** The builder of that name, or the current one; it is not started. Rejects with a CommandError. */
  builder(name: string | undefined, options?: CallOptions): Promise<BuilderInfo>;
  /** Its version as `major.minor.patch`; '' when it does not tell. */
  version(options?: CallOptions): Promise<string>;
  /**
   * `docker buildx build` with these arguments, its progress shown in the log and handed to `onLine`. Rejects with a
   * CommandError.
   */
  build(args: readonly string[], options: CallOptions & Pick<ExecOptions, 'env' | 'cwd' | 'onLine'>): Promise<void>;
  /** Creates and boots a builder of one node. Rejects with a CommandError. */
  create(name: string, driver: string, node: BuilderNode, options?: CallOptions): Promise<void>;
  /** Removes a builder with what belongs to it. */
  remove(name: string, options?: CallOptions): Promise<void>;
}
