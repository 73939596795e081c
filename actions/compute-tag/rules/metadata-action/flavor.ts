import { readPair, splitFields } from './lists.ts';

/** What holds for every tag. */
export interface Flavor {
  readonly latest: 'auto' | 'true' | 'false';
  readonly prefix: string;
  readonly suffix: string;
  /** Whether `latest` itself gets the prefix and the suffix. */
  readonly prefixLatest: boolean;
  readonly suffixLatest: boolean;
}

/** Reads `flavor`: `latest=`, `prefix=…,onlatest=…`, `suffix=…,onlatest=…`. */
export function readFlavor(items: readonly string[]): Flavor {
  const flavor = {
    latest: 'auto' as Flavor['latest'],
    prefix: '',
    suffix: '',
    prefixLatest: false,
    suffixLatest: false,
  };
  for (const item of items) {
    let last: 'prefix' | 'suffix' | undefined;
    for (const { key, value } of splitFields(item).map(readPair)) {
      switch (key) {
        case undefined:
          throw new Error(`Invalid flavor entry: ${item}`);
        case 'latest':
          if (value !== 'auto' && value !== 'true' && value !== 'false') {
            throw new Error(`Invalid latest flavor entry: ${item}`);
          }
          flavor.latest = value;
          break;
        case 'prefix':
        case 'suffix':
          flavor[key] = value;
          last = key;
          break;
        case 'onlatest':
          if (value !== 'true' && value !== 'false') throw new Error(`Invalid value for onlatest attribute: ${value}`);
          if (last !== undefined) flavor[`${last}Latest`] = value === 'true';
          break;
        default:
          throw new Error(`Unknown flavor entry: ${item}`);
      }
    }
  }
  return flavor;
}
