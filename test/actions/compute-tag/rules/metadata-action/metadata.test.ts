import { describe, expect, test } from '@jest/globals';
import { runOf } from '../../../../support/event-fixtures.ts';
import { computeCase, computeTagNames } from '../../../../support/metadata-case.ts';
import { headSha, mergeSha, repositoryPayload } from '../../../../support/run-facts.ts';

const v = 'refs/tags/v1.2.3';
const pr = 'refs/pull/15/merge';
const schedule = { eventName: 'schedule' };

describe('the usual rules', () => {
  test.each([
    ['refs/heads/dev', {}, ['dev']],
    ['refs/heads/my/feature#1245', {}, ['my-feature-1245']],
    ['refs/heads/banner-utils-test-#5', {}, ['banner-utils-test--5']],
    ['refs/tags/v1.1.1', {}, ['v1.1.1', 'latest']],
    ['refs/tags/release1', {}, ['release1', 'latest']],
    [pr, {}, ['pr-15']],
    ['refs/heads/main', schedule, ['nightly', 'main']],
    ['refs/heads/gh-readonly-queue/main/pr-15-x', {}, ['gh-readonly-queue-main-pr-15-x']],
    ['refs/unknown', {}, []],
  ])('%s (%p): %p', (ref, event, tags) => {
    expect(computeTagNames('', ref, event)).toEqual(tags);
  });
});

describe('rules by type', () => {
  test.each([
    ["type=schedule,pattern={{date 'YYYYMMDD'}}", 'refs/heads/main', ['20200110']],
    ["type=schedule,pattern={{date 'YYYYMMDD-HHmmss' tz='Asia/Tokyo'}}", 'refs/heads/main', ['20200110-093000']],
    ["type=schedule,pattern={{commit_date 'YYYY-[W]WW'}}", 'refs/heads/main', ['2019-W01']],
    ['type=schedule,pattern=cron,prefix=x-', 'refs/heads/main', ['x-cron']],
  ])('%s on a schedule: %p', (rule, ref, tags) => {
    expect(computeTagNames(rule, ref, schedule)).toEqual(tags);
    expect(computeTagNames(rule, ref)).toEqual([]);
  });

  test.each([
    ['type=semver,pattern={{version}}', v, ['1.2.3', 'latest']],
    ['type=semver,pattern={{raw}}', v, ['v1.2.3', 'latest']],
    ['type=semver,pattern={{major}}.{{minor}}', v, ['1.2', 'latest']],
    ['type=semver,pattern=v{{major}}', v, ['v1', 'latest']],
    ['type=semver,pattern={{version}}\ntype=semver,pattern={{major}}', v, ['1.2.3', '1', 'latest']],
    ['type=semver,pattern={{major}}.{{minor}}', 'refs/tags/v2.0.8-beta.67', ['2.0.8-beta.67']],
    ['type=semver,pattern={{raw}}', 'refs/tags/v2.0.8-beta.67', ['v2.0.8-beta.67']],
    ['type=semver,pattern={{raw}}x', 'refs/tags/v2.0.8-beta.67', ['2.0.8-beta.67']],
    ['type=semver,pattern={{raw}}', 'refs/tags/v9.5.7-alpha.2+fork.3', ['v9.5.7-alpha.2-fork.3']],
    ['type=semver,pattern={{version}}', 'refs/tags/v9.5.7+fork.3', ['9.5.7', 'latest']],
    ['type=semver,pattern={{version}},value=v3.4.5', 'refs/heads/dev', ['3.4.5', 'latest']],
    ['type=semver,pattern={{version}},value=p1/v3.4.5,match=^p1/(.*)$', 'refs/heads/dev', ['3.4.5', 'latest']],
    ['type=semver,pattern={{major}},match=v(\\d.+)', 'refs/tags/p1-v1.0.0', ['1', 'latest']],
    ['type=semver,pattern={{version}}', 'refs/heads/dev', []],
    ['type=pep440,pattern={{version}}', 'refs/tags/v1.1beta2', ['1.1b2']],
    ['type=pep440,pattern={{raw}}', 'refs/tags/v1.1beta2', ['v1.1beta2']],
    ['type=pep440,pattern={{major}}.{{minor}}', 'refs/tags/1.2', ['1.2', 'latest']],
    ['type=pep440,pattern={{major}}.{{minor}}.{{patch}}', 'refs/tags/1.2', ['1.2.0', 'latest']],
    ['type=pep440,pattern={{major}}', 'refs/tags/1.2post1', ['1.2.post1']],
    ['type=pep440,pattern={{version}},value=v1.0dev4', 'refs/heads/dev', ['1.0.dev4']],
    ['type=match,pattern=\\d{8}', 'refs/tags/20200110-RC2', ['20200110', 'latest']],
    ['type=match,pattern=/(.*)-RC/i,group=1', 'refs/tags/20200110-rc2', ['20200110', 'latest']],
    ['type=match,"pattern=v(\\d).",group=1', v, ['1', 'latest']],
    ['type=match,pattern=x=(\\d),group=1,value=x=5', 'refs/heads/dev', ['5', 'latest']],
    ['type=match,"pattern=/^v(\\d.\\d.\\d)$/ig",group=1\ntype=match,pattern=\\d.\\d', v, ['1.2', 'latest']],
    ['type=raw,priority=2000,foo\ntype=match,pattern=\\d.\\d', 'refs/tags/v2.0.8-beta.67', ['foo', '2.0']],
    ['type=match,pattern=p1/v(\\d.\\d),group=1', 'refs/tags/p1/v1.0.0', ['1.0', 'latest']],
    ['type=edge', 'refs/heads/main', ['edge']],
    ['type=edge', 'refs/heads/dev', []],
    ['type=edge,branch=dev', 'refs/heads/dev', ['edge']],
    ['type=edge', v, []],
    ['type=ref,event=branch,prefix=b-,suffix=-x', 'refs/heads/dev', ['b-dev-x']],
    ['type=ref,event=branch', v, []],
    ['type=ref,event=tag', v, ['v1.2.3', 'latest']],
    ['type=ref,event=pr', pr, ['pr-15']],
    ['type=ref,event=pr,prefix=', pr, ['15']],
    ['type=raw,value=foo', pr, ['foo']],
    ['type=raw,foo', pr, ['foo']],
    ['foo', pr, ['foo']],
    ['type=raw,value={{branch}}', pr, []],
    ['type=raw,value=a/b:c d', pr, ['a-b-c-d']],
    ['type=sha', pr, ['sha-3370e22']],
    ['type=sha,format=long,prefix=', pr, [headSha]],
  ])('%s on %s: %p', (rule, ref, tags) => {
    expect(computeTagNames(rule, ref)).toEqual(tags);
  });

  test('quotes do not keep a comma, since the list is taken apart before its items are', () => {
    expect(computeTagNames('type=raw,"value=a,b"', v)).toEqual(['b']);
  });

  test('a sha that is not there gives none', () => {
    expect(computeTagNames('type=sha', 'refs/heads/dev', { sha: '' })).toEqual([]);
  });
});

describe('expressions', () => {
  const payload = {
    base_ref: 'refs/heads/dev',
    pull_request: { base: { ref: 'release' } },
    repository: repositoryPayload(),
  };
  test.each([
    ['{{branch}}', 'refs/heads/a/b', 'a-b'],
    ['{{branch}}', 'refs/heads/a&b', 'a-amp-b'],
    ['{{{branch}}}', 'refs/heads/a&b', 'a-b'],
    ['{{tag}}', v, 'v1.2.3'],
    ['{{sha}}', pr, '3370e22'],
    ['{{base_ref}}', v, 'dev'],
    ['{{base_ref}}', pr, 'release'],
    ['{{is_default_branch}}', 'refs/heads/main', 'true'],
    ['{{is_default_branch}}', 'refs/heads/dev', 'false'],
    ['{{is_default_branch}}', v, 'false'],
    ['{{is_not_default_branch}}', 'refs/heads/main', 'false'],
    ["{{date 'X'}}", v, '1578616200'],
    ["{{date 'dddd Do MMMM hA Z' tz='America/New_York'}}", v, 'Thursday-9th-January-7PM--05-00'],
    ["{{commit_date 'YYYYMMDD' tz='Europe/Paris'}}", v, '20200101'],
    ['src-{{commit_date YYYY-MM-DD}}', v, 'src-2019-12-31T23-30-00Z'],
    ['x{{unknown}}y', v, 'xy'],
  ])('%s on %s: %s', (expression, ref, tag) => {
    expect(computeTagNames(`type=raw,value=${expression}`, ref, { payload })).toEqual([tag]);
  });

  test('events that always run for the default branch say so', () => {
    expect(computeTagNames('type=raw,value={{is_default_branch}}', 'refs/heads/x', schedule)).toEqual(['true']);
  });

  test.each([
    ['true', ['x']],
    ['false', []],
    ['{{is_default_branch}}', ['x']],
    ['{{is_not_default_branch}}', []],
  ])('enable=%s: %p', (enable, tags) => {
    expect(computeTagNames(`type=raw,value=x,enable=${enable}`, 'refs/heads/main')).toEqual(tags);
  });

  test('the sha is as long as the variable says', () => {
    expect(computeTagNames('type=sha', pr, { shortShaLength: '4' })).toEqual(['sha-3370']);
    expect(computeTagNames('type=sha', pr, { shortShaLength: '99' })).toEqual([`sha-${headSha}`]);
  });
});

describe('flavor and order', () => {
  test.each([
    ['latest=false', 'type=ref,event=tag', v, ['v1.2.3']],
    ['latest=true', 'type=ref,event=branch', 'refs/heads/dev', ['dev', 'latest']],
    ['latest=true', 'type=ref,event=tag', 'refs/heads/dev', []],
    ['prefix=p-\nsuffix=-s', 'type=ref,event=tag', v, ['p-v1.2.3-s', 'latest']],
    ['prefix=p-,onlatest=true\nsuffix=-s,onlatest=false', 'type=ref,event=tag', v, ['p-v1.2.3-s', 'p-latest']],
    ['suffix=-s,onlatest=true', 'type=ref,event=tag,suffix=', v, ['v1.2.3', 'latest-s']],
    ['prefix=p-', 'type=ref,event=pr', pr, ['pr-15']],
    ['prefix={{sha}}-', 'type=raw,value=x', pr, ['3370e22-x']],
  ])('%s with %s on %s: %p', (flavor, rule, ref, tags) => {
    expect(computeTagNames(rule, ref, {}, flavor)).toEqual(tags);
  });

  test('the highest priority comes first and decides about latest; the order of equals stays', () => {
    const rules = 'type=sha\ntype=raw,b\ntype=raw,a\ntype=ref,event=tag\ntype=raw,c,priority=650';
    expect(computeTagNames(rules, v)).toEqual(['c', 'v1.2.3', 'b', 'a', 'sha-3370e22']);
    expect(computeTagNames('type=sha\ntype=ref,event=tag', v)).toEqual(['v1.2.3', 'sha-3370e22', 'latest']);
  });

  test('a tag that comes twice is named once', () => {
    expect(computeTagNames('type=raw,a\ntype=raw,b\ntype=raw,a\ntype=raw,b', v)).toEqual(['a', 'b']);
  });

  test('comments and blank lines are left out', () => {
    expect(computeTagNames('# one\n\ntype=raw,a#b\n#type=raw,c', v)).toEqual(['a-b']);
  });
});

describe('images', () => {
  test.each([
    ['User/App', ['user/app']],
    ['org/app\nghcr.io/User/app', ['org/app', 'ghcr.io/user/app']],
    ['org/app,ghcr.io/user/app', ['org/app', 'ghcr.io/user/app']],
    ['name=org/app\nname=ghcr.io/user/app,enable=false', ['org/app']],
    ['org/app\nname=ghcr.io/user/app', ['org/app', 'ghcr.io/user/app']],
    ['', []],
  ])('%j: %p', (images, expected) => {
    expect(computeCase({ request: { images } }).images).toEqual(expected);
  });

  test('each image gets each tag, and without one the names stand alone', () => {
    const tags = 'type=raw,a\ntype=raw,b';
    expect(computeCase({ request: { tags, images: 'x/y\nz' } }).tags).toEqual(['x/y:a', 'x/y:b', 'z:a', 'z:b']);
    expect(computeCase({ request: { tags, images: 'name=x,enable=false' } }).tags).toEqual(['a', 'b']);
  });
});

describe('labels and annotations', () => {
  test('are the eight by key; custom ones win, keep an empty value, and need a "="', () => {
    const labels = 'foo\nmaintainer=\norg.opencontainers.image.title=My=Title\nZ=1\nbuilt={{sha}}, {{tag}}';
    const { labels: lines, annotations } = computeCase({
      ref: v,
      sha: mergeSha,
      request: { labels, annotations: 'a=b' },
    });
    expect(lines).toEqual([
      'built=a9c8c58, v1.2.3',
      'maintainer=',
      'org.opencontainers.image.created=2020-01-10T00:30:00.000Z',
      'org.opencontainers.image.description=An application',
      'org.opencontainers.image.licenses=MIT',
      `org.opencontainers.image.revision=${headSha}`,
      'org.opencontainers.image.source=u',
      'org.opencontainers.image.title=My=Title',
      'org.opencontainers.image.url=u',
      'org.opencontainers.image.version=v1.2.3',
      'Z=1',
    ]);
    expect(annotations).toContain('a=b');
    expect(annotations).toContain('org.opencontainers.image.title=App');
  });
});

test('an event of each kind gives what docker/metadata-action gives', () => {
  const tags = 'type=schedule\ntype=ref,event=branch\ntype=ref,event=pr\ntype=semver,pattern={{version}}\ntype=sha';
  const of = (fixture: string): readonly string[] => {
    const { eventName, ref, sha, payload } = runOf(fixture);
    return computeCase({ eventName, ref, sha, payload, request: { tags } }).tagNames;
  };
  expect(of('push-branch')).toEqual(['feature-dns-subdomain', 'sha-3370e22']);
  expect(of('pull-request')).toEqual(['pr-15', 'sha-a9c8c58']);
  expect(of('push-tag')).toEqual(['1.2.3', 'sha-3370e22', 'latest']);
  expect(of('schedule')).toEqual(['nightly', 'main', 'sha-3370e22']);
});
