// Each tool: answers POSTs to `url` with 201 and this body, and lets no other request out. Returns how it is turned off.

async function msw(name, url, body) {
  const { setupServer } = await import(`${name}/node`);
  const { http, HttpResponse } = await import(name);
  const server = setupServer(http.post(url, () => HttpResponse.json(body, { status: 201 })));
  // The option of MSW 2, and that of MSW 3.
  server.listen({ onUnhandledRequest: "error", onUnhandledFrame: "error" });
  return () => server.close();
}

async function nock(name, url, body) {
  const { default: tool } = await import(name);
  const { origin, pathname } = new URL(url);
  tool(origin).persist().post(pathname).reply(201, body);
  tool.disableNetConnect();
  return () => {
    tool.cleanAll();
    tool.enableNetConnect();
    tool.restore();
  };
}

async function undici(name, url, body) {
  const { MockAgent, getGlobalDispatcher, setGlobalDispatcher } = await import(name);
  const before = getGlobalDispatcher();
  const agent = new MockAgent();
  agent.disableNetConnect();
  const { origin, pathname } = new URL(url);
  agent.get(origin).intercept({ path: pathname, method: "POST" }).reply(201, body).persist();
  setGlobalDispatcher(agent);
  return () => setGlobalDispatcher(before);
}

const KINDS = { msw, nock, undici };

/** Turns on the tool that a package contains, by the name under which it is installed. */
export function turnOn(name, url, body) {
  return KINDS[name.replace(/[\d-]+$/, "")](name, url, body);
}
