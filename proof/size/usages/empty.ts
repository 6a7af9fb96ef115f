// The cost of any file, which is subtracted from that of the others.
export {};
