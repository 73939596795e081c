/** Who a registry client is. `identityToken` stands for name and password where a registry gave one at login. */
export type RegistryLogin =
  { readonly username: string; readonly password: string } | { readonly identityToken: string };
