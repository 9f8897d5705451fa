# The application alone: engine, store and mail are services of docker-compose.yml.
FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN IBM_TELEMETRY_DISABLED=true npm ci --no-audit --no-fund
COPY . .
RUN npm run build

FROM node:22-bookworm-slim
WORKDIR /app
ENV MALLOC_MMAP_THRESHOLD_=262144 HOST=0.0.0.0 DATA_DIR=/data LOG_TO=stdout
COPY package.json package-lock.json ./
RUN IBM_TELEMETRY_DISABLED=true npm ci --omit=dev --no-audit --no-fund && npm cache clean --force
COPY --from=build /app/modeler-ui/dist modeler-ui/dist
COPY processes processes
COPY workers workers
COPY src src
COPY tsconfig.json ./
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
# Node itself is the first process: it gets SIGTERM and stops in order.
CMD ["node", "--max-semi-space-size=4", "--max-old-space-size=256", "--import", "tsx", "src/main.ts"]
