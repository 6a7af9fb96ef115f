// What every file costs, to be taken off the others.
export {};
