// Takes a lock, says so, and holds it until it is killed.
import { takeLock } from "../../lock/lock.js";

await takeLock(process.argv[2] ?? "");
console.log("locked");
setInterval(() => {}, 1000);
