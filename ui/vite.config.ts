import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import type { Plugin } from 'vite';

/** Puts NAME.gz beside each text file of the bundle: the roles serve it as it lies there. */
function gzipBeside(): Plugin {
  let folder = '';
  return {
    name: 'gzip-beside',
    apply: 'build',
    configResolved: config => {
      folder = resolve(config.root, config.build.outDir);
    },
    closeBundle: async () => {
      for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile() || !/\.(js|css|html|svg|json)$/.test(entry.name)) continue;
        const path = join(entry.parentPath, entry.name);
        await writeFile(`${path}.gz`, gzipSync(await readFile(path), { level: 9 }));
      }
    },
  };
}

/** The mode is the app: `vite build --mode mesos` makes dist/mesos from mesos/index.html. */
export default defineConfig(({ mode }) => {
  const app = mode === 'mesos' || mode === 'marathon' ? mode : '.';
  return {
    root: app,
    base: './',
    plugins: [react(), gzipBeside()],
    define: { 'process.env.NODE_ENV': JSON.stringify(mode === 'test' ? 'test' : 'production') },
    build: {
      outDir: resolve(import.meta.dirname, 'dist', app),
      emptyOutDir: true,
      target: 'es2023',
      cssTarget: 'chrome123',
      modulePreload: false,
      reportCompressedSize: true,
    },
    test: { include: ['**/*.test.ts'], environment: 'node' },
  };
});
