import { describe, expect, test } from '@jest/globals';
import { runComputeTag } from '../../support/compute-tag-run.ts';
import { runOf } from '../../support/event-fixtures.ts';
import { headSha, mergeSha } from '../../support/run-facts.ts';

describe('with docker/metadata-action’s rules', () => {
  const tags = 'type=ref,event=branch\ntype=ref,event=pr\ntype=semver,pattern={{version}}\ntype=sha';

  test('the tags are theirs and the immutable tag stands beside them', async () => {
    const { result } = await runComputeTag(runOf('pull-request'), { tags });
    expect(result).toMatchObject({
      tag: 'pr-15-3370e22',
      imageRef: 'ghcr.io/acme/app:pr-15-3370e22',
      version: 'pr-15',
      tags: ['pr-15', 'sha-a9c8c58'],
    });
  });

  test('the label revision is the head of the pull request also there', async () => {
    const { result } = await runComputeTag(runOf('pull-request'), { tags, images: 'acme/app' });
    expect(result.tags).toEqual(['acme/app:pr-15', 'acme/app:sha-a9c8c58']);
    expect(result.labels).toContain(`org.opencontainers.image.revision=${headSha}`);
  });

  test('DOCKER_METADATA_PR_HEAD_SHA makes the sha the head', async () => {
    const run = runOf('pull-request', { env: { DOCKER_METADATA_PR_HEAD_SHA: 'true' } });
    const { result } = await runComputeTag(run, { tags });
    expect(result.tagNames).toEqual(['pr-15', 'sha-3370e22']);
  });

  test('the variable changes nothing on workflow_run, whose ref is not that of the pull request (W3)', async () => {
    const run = runOf('workflow-run-pull-request');
    const plain = (await runComputeTag(run, { tags, tag: 'x' })).result.tagNames;
    const set = { ...run, env: { DOCKER_METADATA_PR_HEAD_SHA: 'true' } };
    expect((await runComputeTag(set, { tags, tag: 'x' })).result.tagNames).toEqual(plain);
    expect(plain).not.toContain('sha-3370e22');
  });

  test('pull_request_target has the tags of the pull request, and the sha of the base', async () => {
    const { result } = await runComputeTag(runOf('pull-request-target-fork'), { tags });
    expect(result.tagNames).toEqual(['pr-15', 'sha-90dd603']);
  });

  test('moving are the tags without a sha and a full version', async () => {
    const rules = `${tags}\ntype=semver,pattern={{major}}`;
    const { result } = await runComputeTag(runOf('push-tag'), { tags: rules, images: 'acme/app' });
    expect(result.tagNames).toEqual(['1.2.3', '1', 'sha-3370e22', 'latest']);
    expect(result.movingTags).toEqual(['acme/app:1', 'acme/app:latest']);
  });

  test('a tag that shows the merge commit does not move either, nor one that shows less of the sha', async () => {
    const rules = `${tags}\ntype=raw,value=app-1.2.3`;
    const { result } = await runComputeTag(runOf('pull-request'), { tags: rules, 'short-sha-length': '12' });
    expect(result.tagNames).toEqual(['pr-15', 'app-1.2.3', 'sha-a9c8c58']);
    expect(result.movingTags).toEqual(['pr-15']);
  });

  test.each([
    ['push-tag', 'type=semver,pattern={{version}}', 'prefix=app-', '', ['app-1.2.3', 'latest'], ['latest']],
    [
      'push-tag',
      'type=semver,pattern={{version}}',
      'prefix=app.\nsuffix=.x',
      '',
      ['app.1.2.3.x', 'latest'],
      ['latest'],
    ],
    ['push-tag', 'type=pep440,pattern={{version}},value=1.2.3.post1', 'latest=false', '', ['1.2.3.post1'], []],
    ['push-tag', 'type=pep440,pattern={{version}},value=1.2rc1', 'latest=false', '', ['1.2rc1'], []],
    ['push-branch', 'type=sha', '', '5', ['sha-3370e'], []],
    ['push-branch', 'type=sha', 'suffix=-alpine', '5', ['sha-3370e-alpine'], []],
    ['push-branch', 'type=sha,prefix=', '', '12', ['3370e228f220'], []],
    ['push-branch', 'type=sha,format=long', 'suffix=-x', '', [`sha-${headSha}-x`], []],
    ['push-branch', 'type=ref,event=branch', '', '', ['feature-dns-subdomain'], ['feature-dns-subdomain']],
  ])('on %s, %s with %j gives no immutable tag to move (W3)', async (fixture, tags, flavor, length, names, moving) => {
    const run = runOf(fixture, { env: { DOCKER_METADATA_SHORT_SHA_LENGTH: length } });
    const { result } = await runComputeTag(run, { tags, flavor });
    expect(result.tagNames).toEqual(names);
    expect(result.movingTags).toEqual(moving);
  });

  test('its errors and warnings come through', async () => {
    await expect(runComputeTag(runOf('pull-request'), { tags: 'type=foo' })).rejects.toThrow(
      /^Input "tags" breaks the rules of docker.metadata-action \(Unknown tag type attribute: foo\): correct it/,
    );
    const { lines } = await runComputeTag(runOf('pull-request'), { tags: 'type=edge' });
    expect(lines).toContain('warning: No Docker image version has been generated. Check tags input.');
  });

  test('the commit’s date comes from the payload of a push, else from the API, else it is now', async () => {
    const rule = { tags: "type=raw,value={{commit_date 'YYYY-MM-DD'}}" };
    expect((await runComputeTag(runOf('push-branch'), rule)).result.version).toBe('2026-01-02');
    const commit = { get: `/repos/acme/app/commits/${mergeSha}` };
    const told = { ...commit, data: { commit: { committer: { date: '2025-12-31T23:59:59Z' } } } };
    expect((await runComputeTag(runOf('pull-request'), rule, [told])).result.version).toBe('2025-12-31');
    expect((await runComputeTag(runOf('pull-request'), rule, [{ ...commit, status: 403 }])).result.version).toBe(
      '2026-01-02',
    );
  });

  test('a schedule whose payload names no repository asks for it', async () => {
    const data = { name: 'app', html_url: 'https://github.com/acme/app', default_branch: 'main', license: null };
    const { result } = await runComputeTag(runOf('schedule'), { tags: 'type=edge' }, [
      { get: '/repos/acme/app', data },
    ]);
    expect(result.version).toBe('edge');
    expect(result.labels).toContain('org.opencontainers.image.title=app');
  });

  test('bake files are written without being asked for, as there', async () => {
    const { written } = await runComputeTag(runOf('pull-request'), { flavor: 'latest=false' });
    expect(JSON.parse(written.get('/temp/lasting/docker-metadata-action-bake.json') ?? '')).toMatchObject({
      target: { 'docker-metadata-action': { tags: ['pr-15'] } },
    });
  });
});
