// Writes sends and results into a journal until it is killed, and prints each position when its send is on the disk.
import { openJournal } from "../../journal/journal.js";

const [path = "", from = "0"] = process.argv.slice(2);
const journal = await openJournal(path, { file: "f", api: "kantata-ox", account: "a" });
for (let position = Number(from); ; position += 1) {
  await journal.recordSend([position], { row: position });
  console.log(position);
  await journal.recordResult(position, { status: "created", invitationId: String(position) });
}
