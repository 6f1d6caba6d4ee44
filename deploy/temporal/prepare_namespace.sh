#!/bin/sh
# Makes the namespace fit for runs: that it exists, how long ended runs can be looked at, the search attributes.
# TEMPORAL_ADDRESS and TEMPORAL_NAMESPACE are read by the temporal command itself.
set -eu

namespace="temporal operator namespace"
if $namespace describe -n "$TEMPORAL_NAMESPACE" >/dev/null 2>&1; then
  $namespace update -n "$TEMPORAL_NAMESPACE" --retention "$TEMPORAL_RETENTION" >/dev/null
else
  $namespace create -n "$TEMPORAL_NAMESPACE" --retention "$TEMPORAL_RETENTION" >/dev/null
fi

# A new namespace takes some seconds to be known to all parts of the server.
attempts=30
known() { temporal operator search-attribute list -n "$TEMPORAL_NAMESPACE" 2>&1; }
until listed=$(known); do
  attempts=$((attempts - 1))
  if [ "$attempts" -eq 0 ]; then
    echo "$listed" >&2
    exit 1
  fi
  sleep 1
done
for name in MemberflowPhase AsOf CampaignId; do
  if ! echo "$listed" | grep -qw "$name"; then
    temporal operator search-attribute create -n "$TEMPORAL_NAMESPACE" --name "$name" --type Keyword
  fi
done
echo "Namespace $TEMPORAL_NAMESPACE is ready, retention $TEMPORAL_RETENTION."
