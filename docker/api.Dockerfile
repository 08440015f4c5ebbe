# The auth API on a port of its own, as one bundle, with `npm run manage` beside it.
# Build from the repository: docker build -f docker/api.Dockerfile .

FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build:api -- --standalone

FROM node:22-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8000
COPY --from=build --chown=node:node /app/dist ./dist
# So that "npm run manage -- migrate" and the like are the same command here.
RUN echo "{}" > package.json && npm pkg set type=module scripts.manage="node dist/api/manage.mjs" scripts.doctor="node dist/api/manage.mjs doctor"
USER node
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/api/serve.mjs"]
