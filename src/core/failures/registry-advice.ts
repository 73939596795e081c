import type { ParsedError } from './parse-error.ts';
import type { RegistryName } from './registry-host.ts';

/** What a registry's refusal means, whatever its words. */
export type Situation =
  | 'login'
  | 'denied-write'
  | 'denied-read'
  | 'denied-delete'
  | 'no-repository'
  | 'no-tag'
  | 'immutable'
  | 'quota'
  | 'rate-limit'
  | 'blocked';

/** What to do next: for any registry, and for those where it is something else. */
type Advice = { readonly any: string } & Partial<Readonly<Record<RegistryName, string>>>;

const logIn = 'log in to the registry first (docker/login-action) with an account that may do this';
const grantPackages =
  'give the job "permissions: packages: write", and the package this repository as a writer in its settings';
const ecrLogIn = 'log in right before this step (aws-actions/amazon-ecr-login); a login lasts 12 hours';
const anotherTag = 'choose another tag (compute-tag makes one for each commit)';

export const registryAdvice: Readonly<Record<Situation, Advice>> = {
  login: {
    any: logIn,
    ghcr: 'log in to the registry first (docker/login-action, password: github.token) and give the job "permissions: packages: write", or "read" where it only pulls',
    'docker-hub':
      'log in to Docker Hub first (docker/login-action, without "registry") with an access token of your account',
    ecr: ecrLogIn,
    'ecr-public':
      'log in to public.ecr.aws right before this step (aws-actions/amazon-ecr-login, registry-type: public, region us-east-1)',
    gar: 'log in to the registry first: google-github-actions/auth with "token_format: access_token", then docker/login-action as "oauth2accesstoken"',
    acr: 'log in to the registry first (azure/login and "az acr login", or docker/login-action with a token); a token lasts 3 hours at most',
    quay: 'log in to the registry first (docker/login-action) with a robot account of the namespace',
    harbor:
      'log in to the registry first (docker/login-action) with a user or robot account of this project, and check that the project exists',
    gitlab:
      'log in to the registry first (docker/login-action) with a deploy token or an access token with "read_registry" and "write_registry"',
    gitea: 'log in to the registry first (docker/login-action) with an access token that has the scope "write:package"',
    jfrog: 'log in to the registry first (docker/login-action) with an identity token of JFrog',
  },
  'denied-write': {
    any: logIn,
    unnamed: `${logIn}; on GHCR ${grantPackages}`,
    ghcr: grantPackages,
    'docker-hub': `${logIn}: the name's first part must be your user or organisation, and the access token must be "Read & Write"`,
    ecr: `${logIn}: it needs ecr:BatchCheckLayerAvailability, ecr:InitiateLayerUpload, ecr:UploadLayerPart, ecr:CompleteLayerUpload and ecr:PutImage on this repository, and a login lasts 12 hours`,
    'ecr-public': `${logIn}: it needs the ecr-public actions for pushing, and the repository must exist`,
    gar: `${logIn}: it needs roles/artifactregistry.writer on this repository, which must exist in that project and location`,
    acr: `${logIn}: it needs the role AcrPush, or "Container Registry Repository Writer", on this registry`,
    quay: `${logIn}: give the robot account write permission for this repository, and creator permission for a new one`,
    harbor: `${logIn}: give the user or robot account push permission in this project`,
    gitlab: `${logIn}: the token needs "write_registry", the project's container registry must be on, and the tag must not be protected from it`,
    gitea: `${logIn}: the access token needs the scope "write:package", and its user write access to the owner's packages`,
    jfrog: `${logIn}: it needs the permissions "Deploy/Cache" and "Delete/Overwrite" for this repository`,
  },
  'denied-read': {
    any: `${logIn}, and check the image's name: registries hide from strangers whether an image exists`,
    ghcr: 'give the job "permissions: packages: read" and the package this repository as a reader in its settings, or make the package public; an expired login is refused even for public ones',
    'docker-hub': `${logIn}, and check the image's name: Docker Hub hides from strangers whether an image exists`,
    ecr: `${ecrLogIn}; the role needs ecr:BatchGetImage and ecr:GetDownloadUrlForLayer`,
    gar: `${logIn}: it needs roles/artifactregistry.reader on this repository, which must exist in that project and location`,
    acr: `${logIn}: it needs the role AcrPull, or "Container Registry Repository Reader"`,
    gitlab: `${logIn}: the token needs "read_registry"`,
    gitea: `${logIn}: the access token needs the scope "read:package"`,
  },
  'denied-delete': {
    any: `${logIn}: most registries have a permission of its own for deleting`,
    gar: `${logIn}: it needs roles/artifactregistry.repoAdmin on this repository`,
    acr: `${logIn}: it needs the role AcrDelete, or "Container Registry Repository Contributor"`,
    quay: `${logIn}: give the robot account write permission for this repository`,
    harbor: `${logIn}: give the user or robot account the permission to delete artifacts in this project`,
    gitea: `${logIn}: the access token needs the scope "write:package", and its user write access to the owner's packages`,
    jfrog: `${logIn}: it needs the permission "Delete/Overwrite" for this repository`,
  },
  'no-repository': {
    any: 'create the repository in the registry first, or correct its name',
    ghcr: "correct the image's name: it is ghcr.io/OWNER/NAME, and the owner must exist",
    'docker-hub': "correct the image's name, or create the repository: its first part is your user or organisation",
    ecr: 'create the repository first (aws ecr create-repository), or correct its name, account and region: ECR makes none on a push unless a creation template says so',
    'ecr-public': 'create the repository first (aws ecr-public create-repository), or correct its name',
    gar: 'create the repository first (gcloud artifacts repositories create), or correct the name: LOCATION-docker.pkg.dev/PROJECT/REPOSITORY/IMAGE',
    harbor:
      'create the project first, or correct the name: HOST/PROJECT/REPOSITORY; a project that the account may not see does not exist for it',
    gitlab:
      "correct the image's name: HOST/GROUP/PROJECT, up to two more parts, and the project must exist with its container registry on",
    gitea: "correct the image's name: HOST/OWNER/IMAGE, and the owner must exist",
    jfrog: 'create the Docker repository first, or correct the name: HOST/REPOSITORY-KEY/IMAGE',
  },
  'no-tag': {
    any: 'the registry has no such tag: check that the build pushed it, and its name',
  },
  immutable: {
    any: `the registry keeps this tag immutable: ${anotherTag}, or allow the change in the registry's settings`,
    'docker-hub': `the repository keeps this tag immutable: ${anotherTag}, or change "Tag mutability settings" of the repository`,
    ecr: `the repository keeps its tags immutable: ${anotherTag}, or exclude moving tags from "tag immutability" of the repository`,
    gar: `the repository keeps its tags immutable: ${anotherTag}, and set "moving-tags: none" for it`,
    quay: `the repository keeps this tag immutable: ${anotherTag}, or lift the tag's immutability in Quay`,
    harbor: `a tag immutability rule of the project holds this tag: ${anotherTag}, or change the rule`,
    gitlab: `a protection rule of the project holds this tag: ${anotherTag}, or change the rule`,
    jfrog: `the repository does not let this tag be overwritten: ${anotherTag}, or give the account "Delete/Overwrite"`,
  },
  quota: {
    any: "the registry's quota is used up, or its disk is full: delete images that nobody needs (prune-images does), or have the limit raised",
    ghcr: "the account's storage or spending limit for packages is reached: delete versions that nobody needs (prune-images does), or raise the limit in its billing settings",
    ecr: 'a quota of ECR is reached: delete images (a lifecycle policy does), or have it raised in Service Quotas',
    harbor: "the project's quota is used up: delete artifacts and run the garbage collection, or have the limit raised",
    quay: "the namespace's quota is used up: delete tags (and what the time machine keeps), or have the limit raised",
    gitlab: "the namespace's storage is used up: delete tags (a cleanup policy does), or buy more",
  },
  'rate-limit': {
    any: 'log in to the registry (limits for anonymous users are lowest), mirror it, or run again later',
    ghcr: "GitHub limits how much is asked within minutes: run fewer jobs at the same time, or run again later; it is no question of the token's permissions",
    'docker-hub':
      "log in to Docker Hub (docker/login-action): anonymous pulls are counted for all who share the runner's address; or use a mirror, or run again later",
    ecr: 'run fewer jobs at the same time, or have the request rate raised in Service Quotas',
    'ecr-public':
      'log in to public.ecr.aws: an anonymous pull is limited by the second and the month; or run again later',
    gar: 'run fewer jobs at the same time, or have the quota of requests raised in the Google Cloud console',
    acr: 'run fewer jobs at the same time, or move the registry to a higher tier, which allows more requests',
  },
  blocked: {
    any: 'the registry does not allow this: ask who runs it whether it is read-only, blocks this address, or scans what is pushed',
    acr: "the registry refuses this address or operation: add the runner's address to its firewall, or lift the lock on the image (https://aka.ms/acr/firewall)",
    gar: 'switch the Artifact Registry API on in the project, and check its billing and its VPC service perimeter',
    ghcr: "the owner's policy refuses this: check its IP allow list, SSO authorisation of the token, and whether packages may be created there",
    quay: 'the namespace refuses this: check that it is neither disabled nor the repository read-only',
    harbor:
      'a policy of the project refuses this: check its vulnerability and signature rules, and whether it is a proxy cache, which takes no pushes',
    jfrog:
      'the repository refuses this: check that it is local, neither read-only nor blacked out, and its include and exclude patterns',
  },
};

/** What to do next about a registry's refusal, in the words of the registry that answered. */
export function adviseOnRegistry(situation: Situation, error: Pick<ParsedError, 'registry'>): string {
  const advice = registryAdvice[situation];
  return advice[error.registry] ?? advice.any;
}
