/** A target of a bake definition, with every value that may be templated as it is meant. */
export interface BakeTarget {
  readonly context: string;
  /** From the context. */
  readonly dockerfile: string;
  readonly dockerfileInline: string | undefined;
  /** Stage of the Dockerfile. */
  readonly stage: string | undefined;
  readonly args: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
  /** `target:<name>` links to another target. */
  readonly contexts: Readonly<Record<string, string>>;
  readonly annotations: readonly string[];
  /** Full references. */
  readonly tags: readonly string[];
  readonly platforms: readonly string[];
  readonly noCacheFilters: readonly string[];
  /** Lines as the option of `docker buildx build` takes them; so are those of the next five. */
  readonly cacheFrom: readonly string[];
  readonly cacheTo: readonly string[];
  readonly secrets: readonly string[];
  readonly ssh: readonly string[];
  readonly outputs: readonly string[];
  readonly attests: readonly string[];
  readonly pull: boolean;
  readonly noCache: boolean;
  /** Fields that go back to bake as it gave them. */
  readonly others: Readonly<Record<string, unknown>>;
}

/** What bake makes of its definition files. */
export interface BakeDefinition {
  /** By name; also those that others only link to. */
  readonly targets: Readonly<Record<string, BakeTarget>>;
  /** Names of the targets that were asked for, each once. */
  readonly requested: readonly string[];
}

/** One target of a definition that becomes an image. */
export interface BakeImage {
  readonly name: string;
  /** Targets that are the very same image. */
  readonly aliases?: readonly string[] | undefined;
  readonly target: BakeTarget;
  readonly definition: BakeDefinition;
}

/** Names of the targets that a target is built from, directly or not. */
export function linkedTargets(name: string, { targets }: Pick<BakeDefinition, 'targets'>): readonly string[] {
  const found = new Set<string>();
  const follow = (from: string): void => {
    for (const source of Object.values(targets[from]?.contexts ?? {})) {
      const linked = source.startsWith('target:') ? source.slice('target:'.length) : undefined;
      if (linked === undefined || found.has(linked)) continue;
      found.add(linked);
      follow(linked);
    }
  };
  follow(name);
  return [...found];
}
