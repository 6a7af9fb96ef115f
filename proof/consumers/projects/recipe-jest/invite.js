const { isApiError, isClientError } = require("@invitation-clients/kantata-ox");

/** The README's `invite.js`, as a CommonJS module. */
async function invite(kantata, person) {
  try {
    await kantata.accountInvitations.create(person);
    return "invited";
  } catch (error) {
    if (isApiError(error, 422)) return "refused";
    if (isClientError(error) && error.outcome === "unknown") return "unknown";
    throw error;
  }
}

module.exports = { invite };
