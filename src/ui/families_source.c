/* SPDX-License-Identifier: MIT */
/* Where the lists of Families and of Hosts get their rows: a page at a time, from service. */
#include "hub/service/families.h"
#include "families_rows_priv.h"

static struct name_ask name_ask_of(const struct list_ask *ask)
{
    return (struct name_ask){
        .needle = ask->needle,
        .from = ask->from ? ask->from->sort : NULL,
        .from_id = {ask->from ? ask->from->id : 0},
        .inclusive = ask->inclusive,
        .back = ask->back,
        .max = ask->max,
    };
}

static enum hub_rc family_page(
    void *ctx, const struct list_ask *ask, struct list_page *out, struct hub_err *err)
{
    struct name_ask names = name_ask_of(ask);
    struct family_line *lines;
    size_t count = 0;
    enum hub_rc rc = hub_family_lines(ctx, &names, out->a, &lines, &count, err);
    for (size_t i = 0; rc == HUB_OK && i < count; i++) {
        list_page_add(out, lines[i].id.n, lines[i].name, &lines[i]);
    }
    return rc;
}

static enum hub_rc host_page(
    void *ctx, const struct list_ask *ask, struct list_page *out, struct hub_err *err)
{
    struct name_ask names = name_ask_of(ask);
    struct host_line *lines;
    size_t count = 0;
    enum hub_rc rc = hub_host_lines(ctx, &names, out->a, &lines, &count, err);
    for (size_t i = 0; rc == HUB_OK && i < count; i++) {
        list_page_add(out, lines[i].id.n, lines[i].name, &lines[i]);
    }
    return rc;
}

static enum hub_rc family_find(void *ctx, int64_t id, struct list_page *out, struct hub_err *err)
{
    struct family_line *line = arena_alloc(out->a, sizeof *line);
    enum hub_rc rc = hub_family_line(ctx, (hub_id){id}, out->a, line, err);
    if (rc == HUB_OK) {
        list_page_add(out, id, line->name, line);
    }
    return rc;
}

static enum hub_rc host_find(void *ctx, int64_t id, struct list_page *out, struct hub_err *err)
{
    struct host_line *line = arena_alloc(out->a, sizeof *line);
    enum hub_rc rc = hub_host_line(ctx, (hub_id){id}, out->a, line, err);
    if (rc == HUB_OK) {
        list_page_add(out, id, line->name, line);
    }
    return rc;
}

static enum hub_rc family_count(
    void *ctx, const char *needle, int64_t *matching, int64_t *all, struct hub_err *err)
{
    return hub_family_count(ctx, needle, matching, all, err);
}

static enum hub_rc host_count(
    void *ctx, const char *needle, int64_t *matching, int64_t *all, struct hub_err *err)
{
    return hub_host_count(ctx, needle, matching, all, err);
}

static enum hub_rc family_some(
    void *ctx, const char *needle, int64_t most, int64_t *matching, struct hub_err *err)
{
    return hub_family_some(ctx, needle, most, matching, err);
}

static enum hub_rc host_some(
    void *ctx, const char *needle, int64_t most, int64_t *matching, struct hub_err *err)
{
    return hub_host_some(ctx, needle, most, matching, err);
}

struct list_source families_source(struct hub *hub)
{
    return (struct list_source){
        .ctx = hub,
        .page = family_page,
        .count = family_count,
        .find = family_find,
        .some = family_some,
        .brief = true,
    };
}

struct list_source hosts_source(struct hub *hub)
{
    return (struct list_source){
        .ctx = hub,
        .page = host_page,
        .count = host_count,
        .find = host_find,
        .some = host_some,
        .brief = true,
    };
}
