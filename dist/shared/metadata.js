export const id = 693;
export const ids = [693];
export const modules = {

/***/ 34693:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  computeMetadata: () => (/* binding */ computeMetadata)
});

// EXTERNAL MODULE: ./build/src/core/oci/labels.js
var labels = __webpack_require__(83536);
// EXTERNAL MODULE: ./node_modules/handlebars/lib/index.js
var lib = __webpack_require__(88508);
// EXTERNAL MODULE: ./node_modules/moment-timezone/index.js
var moment_timezone = __webpack_require__(79856);
// EXTERNAL MODULE: ./build/src/core/events/event-facts.js
var event_facts = __webpack_require__(13501);
// EXTERNAL MODULE: ./build/src/core/json/read-json.js
var read_json = __webpack_require__(17333);
;// CONCATENATED MODULE: ./build/actions/compute-tag/rules/metadata-action/expressions.js




const defaultBranchEvents = /create|discussion|issues|schedule/;
function createRenderer(context) {
    const { ref, payload } = context;
    const isDefaultBranch = () => {
        const branch = ref.replace(/^refs\/heads\//, '');
        if (branch === '')
            return false;
        return (0,read_json/* textAt */.$6)(payload, 'repository', 'default_branch') === branch || defaultBranchEvents.test(context.eventName);
    };
    const values = {
        branch: () => stripRefPrefix('refs/heads/', ref) ?? '',
        tag: () => stripRefPrefix('refs/tags/', ref) ?? '',
        sha: () => readShortSha(context),
        base_ref: () => {
            const tagBase = ref.startsWith('refs/tags/') ? (0,event_facts/* firstLine */.TM)((0,read_json/* textAt */.$6)(payload, 'base_ref')) : undefined;
            if (tagBase !== undefined)
                return tagBase.replace(/^refs\/heads\//, '');
            return ref.startsWith('refs/pull/') ? ((0,event_facts/* firstLine */.TM)((0,read_json/* textAt */.$6)(payload, 'pull_request', 'base', 'ref')) ?? '') : '';
        },
        is_default_branch: () => String(isDefaultBranch()),
        is_not_default_branch: () => String(!isDefaultBranch()),
        ...createDateValues(context),
    };
    return (template) => render(template, values);
}
function createDateValues(context) {
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
function render(template, values) {
    return lib.compile(template)(values);
}
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
function readShortSha({ sha, shortShaLength }) {
    const length = Number(shortShaLength === '' ? '7' : shortShaLength);
    if (Number.isNaN(length)) {
        throw new Error(`DOCKER_METADATA_SHORT_SHA_LENGTH is not a valid number: ${shortShaLength}`);
    }
    return sha.substring(0, length);
}
function stripRefPrefix(prefix, ref) {
    return ref.startsWith(prefix) ? ref.slice(prefix.length) : undefined;
}

// EXTERNAL MODULE: ./node_modules/csv-parse/lib/sync.js + 9 modules
var sync = __webpack_require__(25175);
;// CONCATENATED MODULE: ./build/actions/compute-tag/rules/metadata-action/lists.js

function splitItems(text) {
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
function splitFields(item) {
    return (0,sync/* parse */.qg)(item, { relaxColumnCount: true, skipEmptyLines: true })[0] ?? [];
}
function readPair(field) {
    const [first = '', second] = field.split('=').map((part) => part.trim());
    return second === undefined ? { key: undefined, value: first } : { key: first.toLowerCase(), value: second };
}

;// CONCATENATED MODULE: ./build/actions/compute-tag/rules/metadata-action/flavor.js

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

function readImageRules(items) {
    const [only] = items;
    const rules = only !== undefined && items.length === 1
        ? (readPlainNames(only) ?? [readImageRule(only)])
        : items.map(readImageRule);
    return rules.filter(({ enabled }) => enabled).map(({ name }) => name.toLowerCase());
}
function readPlainNames(item) {
    const pairs = splitFields(item).map(readPair);
    return pairs.some(({ key }) => key !== undefined)
        ? undefined
        : pairs.map(({ value }) => ({ name: value, enabled: true }));
}
function readImageRule(item) {
    let name = '';
    let enabled = true;
    for (const { key, value } of splitFields(item).map(readPair)) {
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

const ruleForms = {
    schedule: { priority: '1000', defaults: { pattern: 'nightly' } },
    semver: { priority: '900', required: 'pattern', defaults: { value: '', match: '' } },
    pep440: { priority: '900', required: 'pattern', defaults: { value: '', match: '' } },
    match: { priority: '800', required: 'pattern', defaults: { group: '0', value: '' } },
    edge: { priority: '700', defaults: { branch: '' } },
    ref: { priority: '600', required: 'event' },
    raw: { priority: '200', required: 'value' },
    sha: { priority: '100', defaults: { prefix: 'sha-', format: 'short' } },
};
const defaultRules = ['type=schedule', 'type=ref,event=branch', 'type=ref,event=tag', 'type=ref,event=pr'];
function readTagRules(items) {
    const rules = (items.length === 0 ? defaultRules : items).map(readTagRule);
    const priority = (rule) => Number(rule.attributes.get('priority'));
    return rules.sort((one, other) => {
        const [first, second] = [priority(one), priority(other)];
        return first < second ? 1 : first > second ? -1 : 0;
    });
}
function readTagRule(item) {
    const attributes = new Map();
    let type = 'raw';
    for (const field of splitFields(item)) {
        const { key, value } = readAttribute(field);
        if (key !== 'type')
            attributes.set(key, value);
        else if (isRuleType(value))
            type = value;
        else
            throw new Error(`Unknown tag type attribute: ${value}`);
    }
    const { priority, required, defaults = {} } = ruleForms[type];
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
function readAttribute(field) {
    const at = field.indexOf('=', 1);
    if (at === -1 || field.startsWith('='))
        return { key: 'value', value: field.trim() };
    return { key: field.slice(0, at).trim().toLowerCase(), value: field.slice(at + 1).trim() };
}
function isRuleType(text) {
    return Object.hasOwn(ruleForms, text);
}

// EXTERNAL MODULE: ./node_modules/@renovatebot/pep440/index.js
var pep440 = __webpack_require__(68898);
// EXTERNAL MODULE: ./node_modules/semver/index.js
var semver = __webpack_require__(62088);
// EXTERNAL MODULE: ./build/src/core/inputs/timed-match.js
var timed_match = __webpack_require__(59024);
;// CONCATENATED MODULE: ./build/actions/compute-tag/rules/metadata-action/versions.js




const where = 'Input "tags"';
const plainTag = (text) => text === undefined ? undefined : { text, latest: false };
const evaluations = {
    schedule: (attribute, { context }) => context.eventName.includes('schedule')
        ? plainTag(render(attribute('pattern'), createDateValues(context)))
        : undefined,
    semver: evaluateSemver,
    pep440: evaluatePep440,
    match: evaluateMatch,
    edge(attribute, { context, defaultBranch }) {
        const branch = attribute('branch') === '' ? defaultBranch : attribute('branch');
        return stripRefPrefix('refs/heads/', context.ref) === branch ? plainTag('edge') : undefined;
    },
    ref(attribute, { context: { ref } }) {
        if (attribute('event') === 'branch')
            return plainTag(stripRefPrefix('refs/heads/', ref));
        if (attribute('event') === 'pr')
            return plainTag(stripRefPrefix('refs/pull/', ref)?.replace(/\/merge$/, ''));
        const text = stripRefPrefix('refs/tags/', ref);
        return text === undefined ? undefined : { text, latest: true };
    },
    raw: (attribute, { renderGlobal }) => plainTag(renderGlobal(attribute('value'))),
    sha: (attribute, { context }) => context.sha === '' ? undefined : plainTag(attribute('format') === 'short' ? readShortSha(context) : context.sha),
};
function evaluateRules(rules, flavor, tools) {
    const tags = rules.flatMap((rule) => evaluateRule(rule, flavor, tools) ?? []);
    const [first, ...further] = tags;
    const others = further.map(({ text }) => text).filter((text) => text !== first?.text);
    const latest = flavor.latest === 'auto' ? (first?.latest ?? false) : flavor.latest === 'true' && first !== undefined;
    return { main: first?.text, others: [...new Set(others)], latest };
}
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
function evaluateSemver(attribute, tools) {
    const text = readVersionText(attribute, tools);
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
    return plainTag(render(isRawStatement(pattern) ? pattern : '{{version}}', version));
}
function evaluatePep440(attribute, tools) {
    const text = readVersionText(attribute, tools);
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
        return plainTag(isRawStatement(pattern) ? text : cleaned);
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
function evaluateMatch(attribute, tools) {
    const text = readSourceText(attribute, tools);
    if (text === undefined)
        return undefined;
    const pattern = attribute('pattern');
    const [, source, flags] = /^\/(.+)\/(.*)$/.exec(pattern) ?? [];
    const match = (0,timed_match/* matchInTime */.s)(source === undefined ? new RegExp(pattern) : new RegExp(source, flags), text, where);
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
function readVersionText(attribute, tools) {
    const text = readSourceText(attribute, tools);
    const pattern = attribute('match');
    if (text === undefined || pattern === '')
        return text?.replaceAll('/', '-');
    const match = (0,timed_match/* matchInTime */.s)(new RegExp(pattern), text, where);
    if (match === null) {
        tools.warn(`${pattern} does not match ${text}.`);
        return text.replaceAll('/', '-');
    }
    const [, captured] = match;
    if (captured === undefined)
        throw new Error(`Group 1 does not exist for ${pattern} pattern.`);
    return captured.replaceAll('/', '-');
}
function readSourceText(attribute, tools) {
    const value = attribute('value');
    return value === '' ? stripRefPrefix('refs/tags/', tools.context.ref) : tools.renderGlobal(value);
}

;// CONCATENATED MODULE: ./build/actions/compute-tag/rules/metadata-action/metadata.js







function computeMetadata(request, facts, warn) {
    const { context, repository } = facts;
    const renderGlobal = createRenderer(context);
    const images = readImageRules(splitItems(request.images));
    const rules = readTagRules(splitItems(request.tags));
    const flavor = readFlavor(splitItems(request.flavor));
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
    const ociLabels = (0,labels/* computeOciLabels */.KS)({
        created: context.now.toISOString(),
        description: repository.description,
        licenses: repository.licence,
        revision: facts.revision,
        title: repository.name,
        url: repository.url,
        version,
    });
    return {
        version,
        images,
        tagNames,
        tags: images.length === 0 ? tagNames : images.flatMap((image) => tagNames.map((name) => `${image}:${name}`)),
        labels: mergeCustom(ociLabels, splitItems(request.labels), renderGlobal),
        annotations: mergeCustom(ociLabels, splitItems(request.annotations), renderGlobal),
    };
}
function mergeCustom(ociLabels, custom, renderGlobal) {
    const labels = new Map(Object.entries(ociLabels));
    for (const item of custom) {
        const [key = '', ...values] = renderGlobal(item).split('=');
        if (values.length > 0)
            labels.set(key, values.join('='));
    }
    return [...labels].sort(([one], [other]) => one.localeCompare(other)).map(([key, value]) => `${key}=${value}`);
}


/***/ })

};
