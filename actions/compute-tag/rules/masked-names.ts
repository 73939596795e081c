const accountHost = /^\d{12}\.dkr\.ecr(?:-fips)?\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?\//;

/**
 * The first image whose registry's host holds an AWS account id. Logins often mask that id, and the runner drops job
 * outputs that hold a masked value, whose list nobody can read (T18).
 */
export function imageLikelyMasked(images: readonly string[]): string | undefined {
  return images.find((image) => accountHost.test(image));
}
