// Asks a portal through Backstage's own client, unchanged, and prints what it heard as JSON.
// node client.mjs FOLDER_WITH_NODE_MODULES PORTAL USERNAME PASSWORD
import { createRequire } from "node:module";

const [folder, portal, username, password] = process.argv.slice(2);
const { CatalogClient, CATALOG_FILTER_EXISTS } = createRequire(folder + "/")("@backstage/catalog-client");

const cookies = new Map();
const keep = (response) => {
  for (const cookie of response.headers.getSetCookie()) {
    const [name, value] = cookie.split(";")[0].split("=");
    cookies.set(name, value);
  }
  return response;
};
const withCookies = async (url, options = {}) =>
  keep(await fetch(url, {
    ...options,
    redirect: "manual",
    headers: { ...options.headers, cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") },
  }));

const form = await (await withCookies(portal + "/sign-in")).text();
const token = /name="_csrf" value="([^"]+)"/.exec(form)[1];
await withCookies(portal + "/sign-in", { method: "POST", body: new URLSearchParams({ username, password, _csrf: token }) });

const client = new CatalogClient({
  discoveryApi: { getBaseUrl: async () => portal + "/api/catalog" },
  fetchApi: { fetch: withCookies },
});
const names = (answer) => answer.items.map((entity) => entity?.metadata.name ?? null);
const ours = { kind: "component", "metadata.namespace": "backstage-client" };

const first = await client.queryEntities({ filter: ours, limit: 2, orderFields: { field: "metadata.name", order: "asc" } });
const second = await client.queryEntities({ cursor: first.pageInfo.nextCursor, limit: 2 });
const back = await client.queryEntities({ cursor: second.pageInfo.prevCursor, limit: 2 });
const asked = await client.queryEntities({ query: { $all: [ours, { $not: { "spec.type": { $in: ["library"] } } }] }, limit: 1 });
const askedOn = await client.queryEntities({ cursor: asked.pageInfo.nextCursor, limit: 10 });

console.log(JSON.stringify({
  all: names(await client.getEntities({ filter: ours })),
  some: names(await client.getEntities({ filter: [{ ...ours, "spec.type": ["library", "website"] }], order: { field: "metadata.name", order: "desc" } })),
  annotated: names(await client.getEntities({ filter: { ...ours, "metadata.annotations.example.com/rank": CATALOG_FILTER_EXISTS } })),
  fields: (await client.getEntities({ filter: { ...ours, "metadata.name": "alpha" }, fields: ["kind", "metadata.annotations.example.com/rank"] })).items,
  pages: [names(first), names(second), names(back), first.totalItems, second.pageInfo.nextCursor ?? null],
  asked: [names(asked), names(askedOn), asked.totalItems],
  none: names(await client.queryEntities({ query: { $any: [] } })),
  found: names(await client.queryEntities({ filter: ours, fullTextFilter: { term: "LPH", fields: ["metadata.name"] } })),
  byRef: await client.getEntityByRef("component:backstage-client/alpha"),
  missing: (await client.getEntityByRef("component:backstage-client/nobody")) ?? null,
  byRefs: names(await client.getEntitiesByRefs({ entityRefs: ["component:backstage-client/gamma", "component:default/nobody"] })),
  facets: (await client.getEntityFacets({ filter: ours, facets: ["spec.type", "metadata.tags", "relations.ownedBy"] })).facets,
  ancestors: (await client.getEntityAncestors({ entityRef: "component:backstage-client/alpha" })).rootEntityRef,
  location: (await client.getLocationByEntity("component:backstage-client/alpha")).type,
  locations: (await client.getLocations()).items.length,
  valid: (await client.validateEntity({ apiVersion: "backstage.io/v1alpha1", kind: "Component", metadata: { name: "x" }, spec: { type: "service", lifecycle: "production", owner: "a" } }, "url:https://example.com/x.yaml")).valid,
  invalid: await client.validateEntity({ apiVersion: "backstage.io/v1alpha1", kind: "Component", metadata: { name: "x" }, spec: {} }, "url:https://example.com/x.yaml"),
}));
