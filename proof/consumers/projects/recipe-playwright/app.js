// A page with a form, whose server invites people. It prints its address.
import { createServer } from "node:http";
import { createKantataClient } from "@invitation-clients/kantata-ox";
import { invite } from "./invite.js";

const FORM = `<!doctype html>
<title>Invitations</title>
<form method="post">
  <label>Name <input name="full_name"></label>
  <label>E-mail <input name="email_address"></label>
  <button>Invite</button>
</form>`;

const kantata = createKantataClient({
  accessToken: process.env.KANTATA_TOKEN ?? "",
  baseUrl: process.env.KANTATA_URL ?? "",
});

const server = createServer(async (request, response) => {
  response.setHeader("content-type", "text/html");
  if (request.method !== "POST") return response.end(FORM);
  const form = new URLSearchParams((await request.setEncoding("utf8").toArray()).join(""));
  const answer = await invite(kantata, Object.fromEntries(form)).catch(() => "failed");
  response.end(`${FORM}<output>${answer}</output>`);
});
server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}`));
