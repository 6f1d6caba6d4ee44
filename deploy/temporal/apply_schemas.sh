#!/bin/sh
# Brings Temporal's two databases to the schema of this version of its tools; does nothing where they have it.
set -eu
schemas=/etc/temporal/schema/postgresql/v12

apply() { # apply DATABASE FOLDER
  tool="temporal-sql-tool --plugin postgres12 --ep $POSTGRES_SEEDS -p 5432 -u temporal --db $1"
  $tool setup-schema -v 0.0
  $tool update-schema -d "$schemas/$2/versioned"
}

apply temporal temporal
apply temporal_visibility visibility
