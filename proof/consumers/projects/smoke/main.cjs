// Runs the suite as CommonJS, with `require()` of ES modules (Node 20.19 and later).
const aveva = require("@invitation-clients/aveva-identity");
const kantata = require("@invitation-clients/kantata-ox");
const http = require("@invitation-clients/testing/http");
const { runSmoke } = require("./suite/smoke.js");

runSmoke({ kantata, aveva, http }, JSON.parse(process.argv[2])).then((results) => {
  console.log(`RESULT ${JSON.stringify(results)}`);
});
