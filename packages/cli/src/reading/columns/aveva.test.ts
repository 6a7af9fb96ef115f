import { expect, it } from "vitest";
import { listFor, peopleIn, problemsOf } from "../../test-support/lists.js";
import { avevaFormat } from "./aveva.js";

const ID = "68a3a33b-b9dd-4eea-884f-87daefc4ff0f";
const PROVIDER = "e2398938-bf8f-40fa-b380-d538ece2bfc2";

it("reads ids of users and the fields of an invitation", async () => {
  const text = `User Id;Expires;SendInvitation;IdentityProviderId;State\n${ID};2027-01-31T12:00:00+01:00;no;{${PROVIDER}};0\n`;
  expect(await peopleIn(await listFor(avevaFormat, text))).toEqual([
    {
      userId: ID,
      ExpiresDateTime: "2027-01-31T12:00:00+01:00",
      SendInvitation: false,
      IdentityProviderId: PROVIDER,
      State: 0,
    },
  ]);
});

it("a list with only one column is a list", async () => {
  expect(await peopleIn(await listFor(avevaFormat, `userId\n${ID}\n`))).toEqual([{ userId: ID }]);
});

it("disableInvitation of CONNECT's spreadsheet is the opposite of SendInvitation", async () => {
  const text = `userId,disableInvitation\n${ID},TRUE\n${PROVIDER},false\n`;
  expect(await peopleIn(await listFor(avevaFormat, text))).toMatchObject([
    { SendInvitation: false },
    { SendInvitation: true },
  ]);
});

it("a spreadsheet with addresses and no ids is told what this API takes", async () => {
  const list = await listFor(avevaFormat, "Email,Name,Groups,disableInvitation\na@x.io,A,,\n");
  expect(problemsOf(list)).toEqual([
    'Line 1: There is no column for the ids of users, such as "userId". This API invites users by their ids, not by e-mail addresses.',
  ]);
});

it("every wrong cell is a problem of its line and column, and a repeated id names both lines", async () => {
  const text = `userId,ExpiresDateTime,SendInvitation,State\n${ID},2027-01-31,maybe,7\n,2027-02-30T12:00:00Z,,\n${PROVIDER},,,\n${PROVIDER.toUpperCase()},,,\n`;
  expect(problemsOf(await listFor(avevaFormat, text))).toEqual([
    'Line 2, column "ExpiresDateTime": "2027-01-31" is not a time with an offset. Write it like 2027-01-31T12:00:00Z.',
    'Line 2, column "SendInvitation": "maybe" is neither yes nor no.',
    'Line 2, column "State": "7" is none of 0, 1, 2.',
    'Line 3, column "ExpiresDateTime": "2027-02-30T12:00:00Z" is not a time with an offset. Write it like 2027-01-31T12:00:00Z.',
    'Line 3, column "userId": is empty. Every row needs the id of a user.',
    `Line 5, column "userId": "${PROVIDER.toUpperCase()}" is on line 4 already. Remove one of the two rows.`,
  ]);
});
