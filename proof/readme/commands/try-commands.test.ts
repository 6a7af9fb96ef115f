import { expect, it } from "vitest";
import { nameProblems } from "./check-commands.ts";
import { scriptOf } from "./find-commands.ts";
import { readmeScripts, tryCommands } from "./try-commands.ts";

const sh = (commands: string, comment = ""): string => `# Title\n\n${comment}\n\`\`\`sh\n${commands}\n\`\`\`\n`;
const prints = (text: string): string => `\n<!-- prints -->\n\`\`\`text\n${text}\n\`\`\`\n`;
const problemsOf = (...texts: string[]) => tryCommands([scriptOf("guide.md", texts.join("\n"))]);

const FAKE = sh("npx @invitation-clients/cli fake kantata --port 4010", "<!-- run: stays -->");
const SETTINGS = "export KANTATA_BASE_URL=http://127.0.0.1:4010/api/v1\nexport KANTATA_TOKEN=any-token";

it("commands are run with the files that the reader saved, and what they print is compared", async () => {
  const file = '<!-- save: a.mjs -->\n```ts\nconsole.log("one");\nconsole.log("two");\n```\n';
  expect(await problemsOf(file, sh("mkdir a\ncd a\nnpm init -y\nnode a.mjs"), prints("one\ntwo"))).toEqual([]);
  expect(await problemsOf(file, sh("node a.mjs"), prints("two\none"))).toEqual([
    { place: "guide.md:11", message: expect.stringContaining('does not print "one"') },
  ]);
});

it("an option that a command does not have is reported with its place", async () => {
  const good = sh(`${SETTINGS}\nnpx @invitation-clients/cli kantata list --all`);
  expect(await problemsOf(FAKE, good)).toEqual([]);
  expect(await problemsOf(FAKE, good.replace("--all", "--everybody"))).toEqual([
    { place: expect.stringMatching(/^guide\.md:\d+$/), message: expect.stringContaining("--everybody") },
  ]);
  expect(await problemsOf(FAKE.replace("--port", "--prot"), good)).toEqual([
    { place: "guide.md:5", message: expect.stringContaining("--prot") },
  ]);
});

it.for([
  ["a package that is not ours", "npm install @invitation-clients/kantata", "installs @invitation-clients/kantata"],
  ["a script that there is not", "npx --yes pnpm@12 tests", 'no script "tests"'],
  ["an option that a script does not have", "npx --yes pnpm@12 site --server", "no option --server"],
  ["a program that is not known", "npx some-package", "cannot be tried"],
  ["a vendor's address", "node --eval 'await fetch(\"https://api.mavenlink.com\")'", "must not call https://api"],
] as const)("%s is reported", async ([, command, message]) => {
  expect(await problemsOf(sh(command))).toEqual([{ place: "guide.md:5", message: expect.stringContaining(message) }]);
});

it("a comment that cannot be read is refused", () => {
  expect(() => scriptOf("guide.md", sh("node a.mjs", "<!-- run: never -->"))).toThrow(
    'guide.md:3: cannot read "run: never"',
  );
  expect(() => scriptOf("guide.md", prints("a"))).toThrow("no command before this prints");
  expect(() => scriptOf("guide.md", sh("a\nb", "<!-- run: stays -->"))).toThrow("has a block of its own");
});

// `pnpm check` also runs them, in its line "README code".
it("the commands of the README, of docs/ and of the guides name packages, scripts and options that there are", async () => {
  const scripts = await readmeScripts();
  expect(scripts.map(({ file }) => file)).toEqual(expect.arrayContaining(["README.md"]));
  expect(scripts.length).toBeGreaterThan(8);
  expect(await nameProblems(scripts)).toEqual([]);
});
