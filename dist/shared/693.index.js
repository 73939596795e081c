export const id = 693;
export const ids = [693];
export const modules = {

/***/ 34693:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  computeMetadata: () => (/* binding */ computeMetadata)
});

// EXTERNAL MODULE: ./node_modules/handlebars/lib/index.js
var lib = __webpack_require__(88508);
// EXTERNAL MODULE: ./node_modules/moment-timezone/index.js
var moment_timezone = __webpack_require__(79856);
// EXTERNAL MODULE: ./build/src/core/events/event-facts.js
var event_facts = __webpack_require__(13501);
// EXTERNAL MODULE: ./build/src/core/json/read-json.js
var read_json = __webpack_require__(17333);
;// CONCATENATED MODULE: ./build/actions/compute-tag/rules/metadata-action/expressions.js




/** Events that always run for the default branch. */
const defaultBranchEvents = /create|discussion|issues|schedule/;
/** Renders the global expressions: `{{branch}}`, `{{sha}}`, `{{date 'YYYY' tz='Asia/Tokyo'}}`, … */
function expressionRenderer(context) {
    const { ref, payload } = context;
    const isDefaultBranch = () => {
        const branch = ref.replace(/^refs\/heads\//, '');
        if (branch === '')
            return false;
        return (0,read_json/* textAt */.$6)(payload, 'repository', 'default_branch') === branch || defaultBranchEvents.test(context.eventName);
    };
    const values = {
        branch: () => nameBelow('refs/heads/', ref) ?? '',
        tag: () => nameBelow('refs/tags/', ref) ?? '',
        sha: () => shortSha(context),
        base_ref: () => {
            const tagBase = ref.startsWith('refs/tags/') ? (0,event_facts/* firstLine */.TM)((0,read_json/* textAt */.$6)(payload, 'base_ref')) : undefined;
            if (tagBase !== undefined)
                return tagBase.replace(/^refs\/heads\//, '');
            return ref.startsWith('refs/pull/') ? ((0,event_facts/* firstLine */.TM)((0,read_json/* textAt */.$6)(payload, 'pull_request', 'base', 'ref')) ?? '') : '';
        },
        is_default_branch: () => String(isDefaultBranch()),
        is_not_default_branch: () => String(!isDefaultBranch()),
        ...dateValues(context),
    };
    return (template) => render(template, values);
}
/** `{{date}}` and `{{commit_date}}`, in moment's format tokens, UTC unless `tz=` says otherwise. */
function dateValues(context) {
    const formatter = (date) => (format, { hash }) => {
        const unknown = Object.keys(hash).find((name) => name !== 'tz');
        if (unknown !== undefined)
            throw new Error(`Unknown ${unknown} attribute`);
        return moment_timezone(date)
            .tz(hash['tz'] ?? 'UTC')
            .format(format);
    };
    return { date: formatter(context.now), commit_date: formatter(context.commitDate) };
}
/** Fills a Handlebars template; values are escaped for HTML, as there: `a&b` becomes `a&amp;b`, and `a-amp-b` in a tag. */
function render(template, values) {
    return lib.compile(template)(values);
}
/** Whether the pattern is `{{raw}}` and nothing else: the one that pre-releases keep. */
function isRawStatement(pattern) {
    try {
        const [statement, ...others] = lib.parseWithoutProcessing(pattern).body;
        if (statement?.type !== 'MustacheStatement' || others.length > 0)
            return false;
        const { path } = statement;
        return 'parts' in path && path.parts.length === 1 && path.parts[0] === 'raw';
    }
    catch {
        return false;
    }
}
/** The sha in as many characters as the variable says, 7 by default. */
function shortSha({ sha, shortShaLength }) {
    const length = Number(shortShaLength === '' ? '7' : shortShaLength);
    if (Number.isNaN(length)) {
        throw new Error(`DOCKER_METADATA_SHORT_SHA_LENGTH is not a valid number: ${shortShaLength}`);
    }
    return sha.substring(0, length);
}
/** `main` of `refs/heads/main`; undefined when the ref is of another kind. */
function nameBelow(prefix, ref) {
    return ref.startsWith(prefix) ? ref.slice(prefix.length) : undefined;
}

// EXTERNAL MODULE: ./node_modules/csv-parse/lib/sync.js + 9 modules
var sync = __webpack_require__(25175);
;// CONCATENATED MODULE: ./build/actions/compute-tag/rules/metadata-action/lists.js

/**
 * Items of a list input as docker/metadata-action reads them: one a line, commas belong to the item, `#` in the first
 * column starts a comment.
 */
function readItems(text) {
    const trimmed = text.trim();
    if (trimmed === '')
        return [];
    const records = (0,sync/* parse */.qg)(trimmed, {
        relaxQuotes: true,
        comment: '#',
        comment_no_infix: true,
        relaxColumnCount: true,
        skipEmptyLines: true,
    });
    return records
        .map((record) => record.join(','))
        .filter((item) => item !== '')
        .map((item) => item.trim());
}
/** The comma-separated fields of one item; quotes keep a comma. */
function readFields(item) {
    return (0,sync/* parse */.qg)(item, { relaxColumnCount: true, skipEmptyLines: true })[0] ?? [];
}
/** `key=value`, both trimmed and the key in lower case; a field without `=` has no key. What stands behind a further `=` is dropped. */
function readPair(field) {
    const [first = '', second] = field.split('=').map((part) => part.trim());
    return second === undefined ? { key: undefined, value: first } : { key: first.toLowerCase(), value: second };
}

;// CONCATENATED MODULE: ./build/actions/compute-tag/rules/metadata-action/flavor.js

/** Reads `flavor`: `latest=`, `prefix=…,onlatest=…`, `suffix=…,onlatest=…`. */
function readFlavor(items) {
    const flavor = {
        latest: 'auto',
        prefix: '',
        suffix: '',
        prefixLatest: false,
        suffixLatest: false,
    };
    for (const item of items) {
        let last;
        for (const { key, value } of readFields(item).map(readPair)) {
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
                    if (value !== 'true' && value !== 'false')
                        throw new Error(`Invalid value for onlatest attribute: ${value}`);
                    if (last !== undefined)
                        flavor[`${last}Latest`] = value === 'true';
                    break;
                default:
                    throw new Error(`Unknown flavor entry: ${item}`);
            }
        }
    }
    return flavor;
}

;// CONCATENATED MODULE: ./build/actions/compute-tag/rules/metadata-action/image-rules.js

/** Reads `images`: names, or `name=…,enable=…`. Answers with the enabled names in lower case. */
function readImageNames(items) {
    const [only] = items;
    const rules = only !== undefined && items.length === 1 ? (plainNames(only) ?? [readRule(only)]) : items.map(readRule);
    return rules.filter(({ enabled }) => enabled).map(({ name }) => name.toLowerCase());
}
/** One line may hold several plain names. */
function plainNames(item) {
    const pairs = readFields(item).map(readPair);
    return pairs.some(({ key }) => key !== undefined)
        ? undefined
        : pairs.map(({ value }) => ({ name: value, enabled: true }));
}
function readRule(item) {
    let name = '';
    let enabled = true;
    for (const { key, value } of readFields(item).map(readPair)) {
        if (key === undefined || key === 'name')
            name = value;
        else if (key !== 'enable')
            throw new Error(`Unknown image attribute: ${item}`);
        else if (value !== 'true' && value !== 'false')
            throw new Error(`Invalid enable attribute value: ${item}`);
        else
            enabled = value === 'true';
    }
    if (name === '')
        throw new Error(`Image name attribute empty: ${item}`);
    return { name, enabled };
}

;// CONCATENATED MODULE: ./build/actions/compute-tag/rules/metadata-action/tag-rules.js

const tag_rules_forms = {
    schedule: { priority: '1000', defaults: { pattern: 'nightly' } },
    semver: { priority: '900', required: 'pattern', defaults: { value: '', match: '' } },
    pep440: { priority: '900', required: 'pattern', defaults: { value: '', match: '' } },
    match: { priority: '800', required: 'pattern', defaults: { group: '0', value: '' } },
    edge: { priority: '700', defaults: { branch: '' } },
    ref: { priority: '600', required: 'event' },
    raw: { priority: '200', required: 'value' },
    sha: { priority: '100', defaults: { prefix: 'sha-', format: 'short' } },
};
const usual = ['type=schedule', 'type=ref,event=branch', 'type=ref,event=tag', 'type=ref,event=pr'];
/** Reads `tags`, highest priority first; among equals the order of the lines stays. */
function readTagRules(items) {
    const rules = (items.length === 0 ? usual : items).map(readTagRule);
    const priority = (rule) => Number(rule.attributes.get('priority'));
    return rules.sort((one, other) => {
        const [first, second] = [priority(one), priority(other)];
        return first < second ? 1 : first > second ? -1 : 0;
    });
}
/** Reads one line; errors are those of docker/metadata-action. */
function readTagRule(item) {
    const attributes = new Map();
    let type = 'raw';
    for (const field of readFields(item)) {
        const { key, value } = readAttribute(field);
        if (key !== 'type')
            attributes.set(key, value);
        else if (isRuleType(value))
            type = value;
        else
            throw new Error(`Unknown tag type attribute: ${value}`);
    }
    const { priority, required, defaults = {} } = tag_rules_forms[type];
    if (required !== undefined && !attributes.has(required))
        throw new Error(`Missing ${required} attribute for ${item}`);
    const fill = (name, value) => {
        if (!attributes.has(name))
            attributes.set(name, value);
    };
    for (const [name, value] of Object.entries(defaults))
        fill(name, value);
    checkValues(type, attributes, item);
    if (type === 'ref' && attributes.get('event') === 'pr')
        fill('prefix', 'pr-');
    fill('enable', 'true');
    fill('priority', priority);
    return { type, attributes };
}
function checkValues(type, attributes, item) {
    const value = (name) => attributes.get(name) ?? '';
    if (type === 'match' && Number.isNaN(Number(value('group'))))
        throw new Error(`Invalid match group for ${item}`);
    if (type === 'ref' && !['branch', 'tag', 'pr'].includes(value('event')))
        throw new Error(`Invalid event for ${item}`);
    if (type === 'sha' && !['short', 'long'].includes(value('format')))
        throw new Error(`Invalid format for ${item}`);
}
/** Only the first `=` separates here, so that patterns may hold some. A field without one is the value. */
function readAttribute(field) {
    const at = field.indexOf('=', 1);
    if (at === -1 || field.startsWith('='))
        return { key: 'value', value: field.trim() };
    return { key: field.slice(0, at).trim().toLowerCase(), value: field.slice(at + 1).trim() };
}
function isRuleType(text) {
    return Object.hasOwn(tag_rules_forms, text);
}

// EXTERNAL MODULE: ./node_modules/@renovatebot/pep440/index.js
var pep440 = __webpack_require__(68898);
// EXTERNAL MODULE: ./node_modules/semver/index.js
var semver = __webpack_require__(62088);
;// CONCATENATED MODULE: ./build/actions/compute-tag/rules/metadata-action/versions.js



const plain = (text) => text === undefined ? undefined : { text, latest: false };
const evaluations = {
    schedule: (attribute, { context }) => context.eventName.includes('schedule') ? plain(render(attribute('pattern'), dateValues(context))) : undefined,
    semver: ofSemver,
    pep440: ofPep440,
    match: ofMatch,
    edge(attribute, { context, defaultBranch }) {
        const branch = attribute('branch') === '' ? defaultBranch : attribute('branch');
        return nameBelow('refs/heads/', context.ref) === branch ? plain('edge') : undefined;
    },
    ref(attribute, { context: { ref } }) {
        if (attribute('event') === 'branch')
            return plain(nameBelow('refs/heads/', ref));
        if (attribute('event') === 'pr')
            return plain(nameBelow('refs/pull/', ref)?.replace(/\/merge$/, ''));
        const text = nameBelow('refs/tags/', ref);
        return text === undefined ? undefined : { text, latest: true };
    },
    raw: (attribute, { renderGlobal }) => plain(renderGlobal(attribute('value'))),
    sha: (attribute, { context }) => context.sha === '' ? undefined : plain(attribute('format') === 'short' ? shortSha(context) : context.sha),
};
/** Evaluates the rules in their order: the first tag is the version and decides about `latest`. */
function evaluateRules(rules, flavor, tools) {
    const tags = rules.flatMap((rule) => evaluateRule(rule, flavor, tools) ?? []);
    const [first, ...further] = tags;
    const others = further.map(({ text }) => text).filter((text) => text !== first?.text);
    const latest = flavor.latest === 'auto' ? (first?.latest ?? false) : flavor.latest === 'true' && first !== undefined;
    return { main: first?.text, others: [...new Set(others)], latest };
}
/** What a tag may not hold becomes `-`, also in the middle of a prefix. */
function sanitizeTag(text) {
    return text.replaceAll(/[^a-zA-Z0-9._-]+/g, '-');
}
function evaluateRule(rule, flavor, tools) {
    const { attributes, type } = rule;
    const attribute = (name) => attributes.get(name) ?? '';
    const enabled = tools.renderGlobal(attribute('enable'));
    if (enabled !== 'true' && enabled !== 'false')
        throw new Error(`Invalid value for enable attribute: ${enabled}`);
    if (enabled === 'false')
        return undefined;
    const tag = evaluations[type](attribute, tools);
    if (tag === undefined)
        return undefined;
    const prefix = tools.renderGlobal(attributes.get('prefix') ?? flavor.prefix);
    const suffix = tools.renderGlobal(attributes.get('suffix') ?? flavor.suffix);
    const text = `${prefix}${tag.text}${suffix}`;
    return text === '' ? undefined : { text: sanitizeTag(text), latest: tag.latest };
}
function ofSemver(attribute, tools) {
    const text = versionText(attribute, tools);
    if (text === undefined)
        return undefined;
    const version = (0,semver.valid)(text) === null ? null : (0,semver.parse)(text, { loose: true });
    if (version === null) {
        tools.warn(`${text} is not a valid semver. More info: https://semver.org/`);
        return undefined;
    }
    const pattern = attribute('pattern');
    if ((0,semver.prerelease)(text) === null)
        return { text: render(pattern, version), latest: true };
    return plain(render(isRawStatement(pattern) ? pattern : '{{version}}', version));
}
function ofPep440(attribute, tools) {
    const text = versionText(attribute, tools);
    if (text === undefined)
        return undefined;
    const version = (0,pep440.valid)(text) === null ? null : (0,pep440.explain)(text);
    if (version === null) {
        tools.warn(`${text} does not conform to PEP 440. More info: https://www.python.org/dev/peps/pep-0440`);
        return undefined;
    }
    const pattern = attribute('pattern');
    const cleaned = (0,pep440.clean)(text) ?? '';
    if (version.is_prerelease || version.is_postrelease || version.is_devrelease) {
        return plain(isRawStatement(pattern) ? text : cleaned);
    }
    const values = {
        raw: text,
        version: cleaned,
        major: () => (0,pep440.major)(text),
        minor: () => (0,pep440.minor)(text),
        patch: () => (0,pep440.patch)(text),
    };
    return { text: render(pattern, values), latest: true };
}
function ofMatch(attribute, tools) {
    const text = sourceText(attribute, tools);
    if (text === undefined)
        return undefined;
    const pattern = attribute('pattern');
    const [, source, flags] = /^\/(.+)\/(.*)$/.exec(pattern) ?? [];
    const match = text.match(source === undefined ? new RegExp(pattern) : new RegExp(source, flags));
    if (match === null) {
        tools.warn(`${pattern} does not match ${text}.`);
        return undefined;
    }
    const group = attribute('group');
    const found = /^(?:0|[1-9]\d*)$/.test(group) ? match[Number(group)] : undefined;
    if (found === undefined) {
        tools.warn(`Group ${group} does not exist for ${pattern} pattern.`);
        return undefined;
    }
    return { text: found, latest: true };
}
/** What a version is read from: `value`, else the git tag; of that what `match` captures. */
function versionText(attribute, tools) {
    const text = sourceText(attribute, tools);
    const pattern = attribute('match');
    if (text === undefined || pattern === '')
        return text?.replaceAll('/', '-');
    const match = new RegExp(pattern).exec(text);
    if (match === null) {
        tools.warn(`${pattern} does not match ${text}.`);
        return text.replaceAll('/', '-');
    }
    const [, captured] = match;
    if (captured === undefined)
        throw new Error(`Group 1 does not exist for ${pattern} pattern.`);
    return captured.replaceAll('/', '-');
}
function sourceText(attribute, tools) {
    const value = attribute('value');
    return value === '' ? nameBelow('refs/tags/', tools.context.ref) : tools.renderGlobal(value);
}

;// CONCATENATED MODULE: ./build/actions/compute-tag/rules/metadata-action/metadata.js






/**
 * What docker/metadata-action v6 answers for the same event and inputs (field study 2.1).
 * @param warn is given what it warns of
 * @throws Error with its message.
 */
function computeMetadata(request, facts, warn) {
    const { context, repository } = facts;
    const renderGlobal = expressionRenderer(context);
    const images = readImageNames(readItems(request.images));
    const rules = readTagRules(readItems(request.tags));
    const flavor = readFlavor(readItems(request.flavor));
    const { main, others, latest } = evaluateRules(rules, flavor, {
        context,
        defaultBranch: repository.defaultBranch,
        renderGlobal,
        warn,
    });
    if (main === undefined) {
        warn('No Docker image version has been generated. Check tags input.');
        warn('No Docker tag has been generated. Check tags input.');
    }
    const latestTag = `${flavor.prefixLatest ? flavor.prefix : ''}latest${flavor.suffixLatest ? flavor.suffix : ''}`;
    const tagNames = main === undefined ? [] : [main, ...others, ...(latest ? [sanitizeTag(latestTag)] : [])];
    const version = main ?? '';
    const common = ociPairs(facts, version);
    return {
        version,
        images,
        tagNames,
        tags: images.length === 0 ? tagNames : images.flatMap((image) => tagNames.map((name) => `${image}:${name}`)),
        labels: withCustom(common, readItems(request.labels), renderGlobal),
        annotations: withCustom(common, readItems(request.annotations), renderGlobal),
    };
}
function ociPairs(facts, version) {
    const { context, repository, revision } = facts;
    const pairs = {
        title: repository.name,
        description: repository.description,
        url: repository.url,
        source: repository.url,
        version,
        created: context.now.toISOString(),
        revision,
        licenses: repository.licence,
    };
    return Object.entries(pairs).map(([name, value]) => [`org.opencontainers.image.${name}`, value]);
}
/** By key; a custom one wins, keeps its empty value, and is left out without a `=`. */
function withCustom(pairs, custom, renderGlobal) {
    const labels = new Map(pairs);
    for (const item of custom) {
        const [key = '', ...values] = renderGlobal(item).split('=');
        if (values.length > 0)
            labels.set(key, values.join('='));
    }
    return [...labels].sort(([one], [other]) => one.localeCompare(other)).map(([key, value]) => `${key}=${value}`);
}


/***/ })

};
