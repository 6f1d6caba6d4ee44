# The worker and every command of memberflow. Debian: the Temporal SDK has no build for musl.
FROM node:20.19.5-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY tsconfig.json tsconfig.build.json ./
COPY scripts ./scripts
COPY contracts ./contracts
COPY domain ./domain
COPY learners ./learners
COPY config ./config
COPY engine ./engine
COPY sql ./sql
COPY store ./store
COPY sources ./sources
COPY reporting ./reporting
COPY outputs ./outputs
COPY activities ./activities
COPY workflows ./workflows
COPY worker ./worker
COPY client ./client
COPY examples ./examples
RUN node scripts/build.mjs && npm prune --omit=dev --no-audit --no-fund

FROM node:20.19.5-bookworm-slim
# tini hands signals on and collects what ended; the certificates let the worker reach a cluster over TLS.
RUN apt-get update \
  && apt-get install --yes --no-install-recommends tini ca-certificates \
  && rm -rf /var/lib/apt/lists/* \
  && install --directory --owner node --group node /var/lib/memberflow /business
ENV NODE_ENV=production \
  MEMBERFLOW_HOME=/var/lib/memberflow \
  MEMBERFLOW_METRICS_ADDRESS=127.0.0.1:9464
WORKDIR /app
COPY LICENSE package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
USER node
WORKDIR /business
VOLUME /var/lib/memberflow
# Of the worker, which serves its metrics as soon as it runs.
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --retries=4 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:9464/metrics').then(({ ok }) => process.exit(ok ? 0 : 1))"]
ENTRYPOINT ["tini", "--", "node", "/app/dist/client/cli.js"]
CMD ["worker"]
