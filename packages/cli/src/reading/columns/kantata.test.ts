import { expect, it } from "vitest";
import { listFor, listOf, notesOf, peopleIn, problemsOf } from "../../test-support/lists.js";
import { roleOptions } from "../values/role.js";
import { kantataFormat } from "./kantata.js";

it("reads Kantata's own spreadsheet", async () => {
  const text = `Member Name,Email Address,Headline (Title),Bill Rate,Cost Rate,Billable Utilization Target,Role,Permission Level
Ada Brandt,ada@example.com,Senior Consultant,175.50,92,80%,7301,Project Lead
Ben Okafor,ben@example.com,,,,,,
`;
  expect(await peopleIn(await listOf(text))).toEqual([
    {
      email_address: "ada@example.com",
      full_name: "Ada Brandt",
      headline: "Senior Consultant",
      bill_rate_in_cents: 17550,
      cost_rate_in_cents: 9200,
      billability_target: 80,
      default_role_id: 7301,
      permission: "project_lead",
    },
    { email_address: "ben@example.com", full_name: "Ben Okafor" },
  ]);
});

it("reads the names on the wire, also those of an external reference", async () => {
  const text = `email_address;full_name;bill_rate_in_cents;cost_rate_in_cents;billability_target;default_role_id;default_read_only;permission;external_reference.service_name;external_reference.service_model;external_reference.service_model_ref;external_reference.status;external_reference.locked
ada@example.com;Ada;17550;9200;true;31;no;reports_viewer_with_cost;hr;Person;P-1;pending;yes
`;
  expect(await peopleIn(await listOf(text))).toEqual([
    {
      email_address: "ada@example.com",
      full_name: "Ada",
      bill_rate_in_cents: 17550,
      cost_rate_in_cents: 9200,
      billability_target: true,
      default_role_id: 31,
      default_read_only: false,
      permission: "reports_viewer_with_cost",
      external_reference: {
        service_name: "hr",
        service_model: "Person",
        service_model_ref: "P-1",
        status: "pending",
        locked: true,
      },
    },
  ]);
});

it("an external reference without one of its three names is a problem", async () => {
  const list = await listOf(
    "Email,Name,external_reference.service_name\nada@example.com,Ada,hr\nben@example.com,Ben,\n",
  );
  expect(problemsOf(list)).toEqual([
    'Line 2, column "external_reference.service_model": is empty. An external reference needs it.',
    'Line 2, column "external_reference.service_model_ref": is empty. An external reference needs it.',
  ]);
});

it.for(["E-mail,NAME", " e mail , Full name ", "EMAIL_ADDRESS,full-name", "\u200bMail\u00a0,Member Name"])(
  "names of columns may be written in any way: %s",
  async (header) => {
    const list = await listOf(`${header}\nada@example.com,Ada\n`);
    expect(await peopleIn(list)).toEqual([{ email_address: "ada@example.com", full_name: "Ada" }]);
  },
);

it("first and last name are put together, and one of them is enough", async () => {
  const list = await listOf("Email,First Name,Surname\na@x.io,Ada,Brandt\nb@x.io,,Okafor\nc@x.io,Cy,\nd@x.io,,\n");
  expect(problemsOf(list)).toEqual(['Line 5, column "First Name": is empty. Every row needs a name.']);
  expect(notesOf(list)).toEqual([]);
});

it("a full name beside first and last name is sent, and that is said", async () => {
  const list = await listOf("Email,Name,First Name,Last Name\na@x.io,Dr. Ada Brandt,Ada,Brandt\nb@x.io,,Ben,Okafor\n");
  expect(await peopleIn(list)).toMatchObject([{ full_name: "Dr. Ada Brandt" }, { full_name: "Ben Okafor" }]);
  expect(notesOf(list)).toEqual(["Line 1: The full name is sent; the columns for first and last name are not used."]);
});

it('"Name" beside "First name" alone can mean two things, and --map decides', async () => {
  const text = "Email,Name,First name\na@x.io,Brandt,Ada\n";
  expect(problemsOf(await listOf(text))).toEqual([expect.stringMatching('Tell which with --map "Name=last_name"')]);
  expect(await peopleIn(await listOf(text, ["Name=last_name"]))).toMatchObject([{ full_name: "Ada Brandt" }]);
  expect(await peopleIn(await listOf(text, ["First name="]))).toMatchObject([{ full_name: "Brandt" }]);
});

it("--permission is for rows without one", async () => {
  const format = kantataFormat({ permission: "collaborator" });
  const list = await listFor(format, "Email,Name,Permission\na@x.io,A,\nb@x.io,B,administrator\n");
  expect(await peopleIn(list)).toMatchObject([{ permission: "collaborator" }, { permission: "administrator" }]);
});

it("the name of a role needs --role; an id passes", async () => {
  const text = "Email,Name,Role\na@x.io,A,Engineer\nb@x.io,B,31\n";
  expect(problemsOf(await listOf(text))).toEqual([
    'Line 2, column "Role": "Engineer" is the name of a role, and the API takes its id. Give the id with --role "Engineer=ID", or write the id in the cell.',
  ]);
  const format = kantataFormat({ roles: roleOptions(["engineer = 7"]) });
  expect(await peopleIn(await listFor(format, text))).toMatchObject([{ default_role_id: 7 }, { default_role_id: 31 }]);
});
