# Scribe as a container: bot and worker are the same image with another command. The local Slack is not in it.

FROM node:24-slim AS build
WORKDIR /scribe
COPY package.json package-lock.json .npmrc ./
RUN npm ci --include=dev --ignore-scripts
COPY tsconfig.json tsconfig.build.json ./
COPY src src
COPY packages/dev-services/bundle.mjs packages/dev-services/
# Source maps are for development.
RUN npx tsc -p tsconfig.build.json --sourceMap false && node packages/dev-services/bundle.mjs

FROM node:24-slim AS packages
WORKDIR /scribe
COPY package.json package-lock.json .npmrc ./
# Without the workspaces of development, whose packages would come along.
RUN npm ci --omit=dev --workspaces=false --ignore-scripts && npm cache clean --force \
  # Of each font Scribe uses two weights; the others are 100 MB.
  && find node_modules/@embedpdf node_modules/@expo-google-fonts \( -name '*.ttf' -o -name '*.otf' \) \
    ! -name '*Regular.*' ! -name '*Bold.*' -delete \
  # What only a compiler or a debugger reads.
  && find node_modules -type f \( -name '*.map' -o -name '*.d.ts' -o -name '*.d.mts' -o -name '*.d.cts' -o -name '*.tsbuildinfo' \) -delete

FROM node:24-slim
ENV NODE_ENV=production PORT=3000
WORKDIR /scribe
COPY package.json LICENSE ./
COPY --from=packages /scribe/node_modules node_modules
COPY --from=build /scribe/dist/src dist/src
RUN ln -s /scribe/dist/src/cli/scribe.js /usr/local/bin/scribe && chmod +x dist/src/cli/scribe.js
# By number, so that an orchestrator can see that it is not root.
USER 1000:1000
EXPOSE 3000
# Alive, not ready: a Scribe whose database is away must not be restarted for it.
HEALTHCHECK --interval=15s --timeout=3s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.SCRIBE_OPERATIONS_PORT ?? process.env.PORT}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# It writes nothing but its output: the root may be read-only.
ENTRYPOINT ["scribe"]
CMD ["start"]
