// The few assertions that the smoke tests need. They run where no test framework does.

/** Fails unless two values are the same. */
export function same(actual, expected, what) {
  if (!Object.is(actual, expected)) throw new Error(`${what}: ${show(actual)} instead of ${show(expected)}`);
}

/** Fails unless a value is truthy. */
export function holds(value, what) {
  if (!value) throw new Error(`${what}: ${show(value)}`);
}

/** The error that a promise rejects with. Fails if it resolves. */
export async function failureOf(promise) {
  let value;
  try {
    value = await promise;
  } catch (error) {
    return error;
  }
  throw new Error(`resolved with ${show(value)}, but should have failed`);
}

function show(value) {
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}

/** Runs tests one after another, each with a time limit. Never rejects. */
export async function runAll(tests) {
  const results = [];
  for (const [name, test] of tests) {
    let timer;
    const late = new Promise((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error("did not end within 10 s")), 10_000);
    });
    try {
      await Promise.race([test(), late]);
      results.push({ name, ok: true, message: "" });
    } catch (error) {
      const { name: kind = "Error", message = String(error) } = error ?? {};
      results.push({ name, ok: false, message: kind === "Error" ? message : `${kind}: ${message}` });
    } finally {
      clearTimeout(timer);
    }
  }
  return results;
}
