import { lowerRepository } from '../oci/reference.ts';

/** Stands for the name of an image in an input that each of several images needs for itself. */
export const namePlaceholder = '{name}';

/** Whether a value comes to another one with each image. */
export function hasNamePlaceholder(text: string): boolean {
  return text.includes(namePlaceholder);
}

/** Puts the name of an image in place of each placeholder. */
export function fillInName(text: string, name: string): string {
  return text.replaceAll(namePlaceholder, () => name);
}

/** The same in a reference: the name is in lower case in its repository, and as it is in its tag. */
export function fillInRefName(ref: string, name: string): string {
  return lowerRepository(fillInName(ref, name));
}
