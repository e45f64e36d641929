/** Where the program of the fitting thread lies. The build puts its own answer here: vite.config.ts. */
export const studyThreadUrl = new URL("./study-thread.server.ts", import.meta.url);
