/* Neighbour: buildx, the builder plugin of the docker client. */
import type { CallOptions, ExecOptions } from './process.ts';

/** One machine of a builder. */
export interface BuilderNode {
  readonly endpoint: string;
  /** `key=value` */
  readonly driverOptions: readonly string[];
  /** Flags of its BuildKit daemon, as one text. '' when there are none. */
  readonly daemonFlags: string;
  /** Platforms that it was created with. Undefined: those that BuildKit finds. */
  readonly platforms?: readonly string[] | undefined;
  /**
   * Configuration of its BuildKit daemon by path: `buildkitd.toml`, and the certificates that it names below
   * `/etc/buildkit`. Undefined: it has none, or this buildx does not show it.
   */
  readonly files?: Readonly<Record<string, string>> | undefined;
}

/** A node to create. */
export interface NewBuilderNode extends BuilderNode {
  /** Path of the BuildKit daemon's configuration, which stands in for `files`. */
  readonly configFile?: string | undefined;
}

/** A builder as `docker buildx inspect` shows it. */
export interface BuilderInfo {
  readonly name: string;
  /** `docker`, `docker-container`, `remote`, `kubernetes` */
  readonly driver: string;
  /** Its nodes: one, unless it builds on several machines. */
  readonly nodes: readonly BuilderNode[];
}

/** Every call rejects with a CommandError when buildx fails. */
export interface Buildx {
  /**
   * Reads a builder without starting it.
   * @param name undefined: the current builder
   */
  builder(name: string | undefined, options?: CallOptions): Promise<BuilderInfo>;
  /** Its version as `major.minor.patch`. '' when it does not say. */
  version(options?: CallOptions): Promise<string>;
  /** Runs `docker buildx build` with these arguments. Its progress goes to the log and, line by line, to `onLine`. */
  build(args: readonly string[], options: CallOptions & Pick<ExecOptions, 'env' | 'cwd' | 'onLine'>): Promise<void>;
  /** Runs `docker buildx bake` with these arguments, as `build` does; `show: false` keeps its progress out of the log. */
  bake(
    args: readonly string[],
    options: CallOptions & Pick<ExecOptions, 'env' | 'cwd' | 'onLine' | 'reads' | 'show'>,
  ): Promise<void>;
  /** Returns what bake prints without building: a definition with `--print`, names with `--list`. */
  describeBake(args: readonly string[], options: CallOptions & Pick<ExecOptions, 'env' | 'cwd'>): Promise<string>;
  /** Creates and boots a builder of one node. The step's post part removes it if the step has not. */
  create(name: string, driver: string, node: NewBuilderNode, options?: CallOptions): Promise<void>;
  /** Removes a builder with its containers and volumes. */
  remove(name: string, options?: CallOptions): Promise<void>;
}
