/** Version of the platform, put in by the build. */
declare const __ZCA_VERSION__: string;
