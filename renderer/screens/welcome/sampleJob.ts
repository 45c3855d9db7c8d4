/** The job that writes the sample agency: while it runs the first page stays. */
export const sampleJob = 'Sample agency';
