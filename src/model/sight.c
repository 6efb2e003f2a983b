/* SPDX-License-Identifier: MIT */
/* A person's sight as views: one for each noun's table, one for each other table that tells of records. */
#include "sight_priv.h"

#include "hub/base/str.h"
#include "hub/model/holding.h"
#include "hub/store/sight.h"
#include "hub/store/stmt.h"
#include "record_priv.h"
#include "rows_priv.h"

#include <string.h>

/*
 * Paused, every hub is one of them too: the condition can be looked up in an index either way. One hub is
 * a range, which needs no table of its own each time a statement runs.
 */
#define OF_ONE_HUB "t.hub_id BETWEEN hub_low() AND hub_high()"
#define AMONG_HUBS                                                                                 \
    "t.hub_id IN (SELECT id FROM temp.sight_hub UNION ALL SELECT id FROM main.hub WHERE hub_past())"

static const char HUBS_OF[] = "SELECT DISTINCT hub_id FROM person WHERE id = ?1 AND hub_id IS NOT NULL";

/* A family stays with its host, its peer and its event when it moves to another hub. */
static const char FAMILIES_BESIDE[] =
    "SELECT json_group_array(id) FROM (SELECT f.id FROM temp.sight_beside CROSS JOIN family f "
    "UNION SELECT c.family_id FROM temp.sight_beside CROSS JOIN child c)";
static const char HUBS_SEEN[] =
    "SELECT id FROM temp.sight_hub UNION SELECT hub_id FROM family WHERE id IN "
    "(SELECT value FROM json_each(?1)) ORDER BY 1 LIMIT ?2";

struct making {
    const struct sight *sight;
    struct sight_view *views;
    size_t count, cap;
    const char *among_hubs;
    struct arena *a;
    char since[DATE_TEXT], until[DATE_TEXT];
};

static const struct sight_rule *among(
    const struct sight_rule *rules, size_t count, enum sight_kind kind, const char *table)
{
    for (size_t i = 0; i < count; i++) {
        if (rules[i].kinds & SIGHT_BIT(kind) && strcmp(rules[i].table, table) == 0) {
            return &rules[i];
        }
    }
    return NULL;
}

static const struct sight_rule *rule_of(enum sight_kind kind, const char *table)
{
    return among(sight_rules, sight_rule_count, kind, table);
}

/* By its owner and whatever else it belongs to. */
static const char *by_holding(const struct making *m, const struct noun *n, bool one)
{
    struct arena *a = m->a;
    struct sb b = sb_as_is(a);
    for (size_t i = 0; i < n->field_count; i++) {
        const struct field *f = &n->fields[i];
        bool owner = str_eq(n->owner, f->column);
        if (f->type != FIELD_REF || (!owner && holding_of(n, f) != HOLD_BELONGS)) {
            continue;
        }
        sb_add(&b, b.len ? " AND " : "");
        if (owner && str_eq(f->ref, "hub")) {
            sb_add(&b, one ? "hub_sees('hub',t.hub_id)" : m->among_hubs);
        } else {
            const char *none = owner ? "" : arena_printf(a, "t.\"%s\" IS NULL OR ", f->column);
            sb_addf(&b, "(%shub_sees('%s',t.\"%s\"))", none, noun_find(f->ref)->table, f->column);
        }
    }
    return b.len ? sb_str(&b) : "hub_past()";
}

static const char *with_days(const struct making *m, const char *where)
{
    struct sb b = sb_as_is(m->a);
    for (const char *p = where; *p;) {
        size_t len = strcspn(p, "$");
        sb_addf(&b, "%.*s", (int)len, p);
        p += len;
        if (str_starts(p, "$since") || str_starts(p, "$until")) {
            sb_addf(&b, "'%s'", p[1] == 's' ? m->since : m->until);
            p += strlen("$since");
        } else if (*p) {
            sb_addc(&b, *p++);
        }
    }
    return sb_str(&b);
}

static struct sight_view *add_view(struct making *m, const char *table, const char *where)
{
    arena_grow(m->a, &m->views, m->count, &m->cap, sizeof *m->views);
    m->views[m->count] =
        (struct sight_view){.table = table, .where = where, .columns = sight_columns(table)};
    return &m->views[m->count++];
}

static void add_rule(struct making *m, const struct sight_rule *r)
{
    struct sight_view *v = add_view(m, r->table, with_days(m, r->where));
    const struct sight_rule *one =
        among(sight_one_rules, sight_one_rule_count, m->sight->kind, r->table);
    v->one = one ? with_days(m, one->where) : NULL;
}

/* Their own hubs and their own line in the list of people are everybody's to see. */
static bool is_own(const struct noun *n)
{
    return str_eq(n->table, "hub") || str_eq(n->table, "person");
}

static void add_noun(struct making *m, const struct noun *n)
{
    const struct sight *s = m->sight;
    const struct sight_rule *r = rule_of(s->kind, n->table);
    bool wide = s->kind == SIGHT_HUBS || s->kind == SIGHT_FAMILIES;
    bool may = !s->may || s->may(s->arg, n);
    if (!may && is_own(n)) {
        r = rule_of(SIGHT_NOTHING, n->table);
    }
    if ((may || is_own(n)) && r && r->where) {
        add_rule(m, r);
    } else if (may && (r || wide)) {
        struct sight_view *v = add_view(m, n->table, by_holding(m, n, false));
        v->one = by_holding(m, n, true);
        v->by_owner = n->owner;
    } else {
        add_view(m, n->table, "hub_past()");
    }
    m->views[m->count - 1].by_id = true;
}

static void add_views(struct making *m)
{
    for (size_t i = 0; i < noun_count; i++) {
        add_noun(m, nouns[i]);
    }
    for (size_t i = 0; i < sight_table_count; i++) {
        const struct sight_rule *r = rule_of(m->sight->kind, sight_tables[i].table);
        if (r) {
            add_rule(m, r);
        }
    }
}

/* --- whose ------------------------------------------------------------------------------------ */

static void add_hub(struct arena *a, hub_id **out, size_t *count, size_t *cap, hub_id hub)
{
    for (size_t i = 0; i < *count; i++) {
        if (id_eq((*out)[i], hub)) {
            return;
        }
    }
    arena_grow(a, out, *count, cap, sizeof **out);
    (*out)[(*count)++] = hub;
}

static enum hub_rc hubs_of(struct store *s, const struct sight *sight, struct arena *a, hub_id **out,
    size_t *count, struct hub_err *err)
{
    size_t cap = 0;
    enum hub_rc rc = HUB_OK;
    *out = NULL;
    *count = 0;
    for (size_t i = 0; i < sight->hub_count; i++) {
        add_hub(a, out, count, &cap, sight->hubs[i]);
    }
    for (size_t i = 0; rc == HUB_OK && i < sight->person_count; i++) {
        struct stmt *q;
        bool row;
        rc = store_ask(s, HUBS_OF, SQL_ARGS(sql_id(sight->persons[i])), &q, &row, err);
        if (rc == HUB_OK && row) {
            add_hub(a, out, count, &cap, stmt_id(q, 0));
        }
        stmt_done(rc == HUB_OK ? q : NULL);
    }
    return rc;
}

static const char *table_of(const char *noun)
{
    const struct noun *n = noun_find(noun);
    return n ? n->table : NULL;
}

static enum hub_rc set_with(struct store *s, const struct sight *sight, struct arena *a, struct hub_err *err)
{
    struct making m = {.sight = sight, .a = a};
    static const hub_id any = {1};
    bool event = sight->kind == SIGHT_EVENT;
    bool beside = event || sight->kind == SIGHT_STAYS || sight->kind == SIGHT_MATCHES;
    int back = event ? SIGHT_DAYS_AFTER_EVENT : SIGHT_DAYS_AFTER_STAY;
    hub_id *hubs;
    size_t hub_count;
    enum hub_rc rc = hubs_of(s, sight, a, &hubs, &hub_count, err);
    if (rc != HUB_OK) {
        return rc;
    }
    date_iso((hub_date){sight->today.d - back}, m.since);
    date_iso((hub_date){sight->today.d + SIGHT_DAYS_AFTER_EVENT}, m.until);
    m.among_hubs = hub_count == 1 ? OF_ONE_HUB : AMONG_HUBS;
    add_views(&m);
    const struct sight_ids ids[] = {
        {"sight_hub", hubs, hub_count},
        {"sight_beside", &any, beside}, /* a row: what is seen may be of other hubs */
        {"sight_person", sight->persons, sight->person_count},
        {"sight_family", sight->families, sight->family_count},
        {"sight_event", sight->events, sight->event_count},
    };
    struct store_views views = {.views = m.views, .count = m.count, .ids = ids,
        .id_count = sizeof ids / sizeof *ids, .table_of = table_of};
    return store_set_views(s, &views, err);
}

enum hub_rc sight_set(struct store *s, const struct sight *sight, struct hub_err *err)
{
    struct arena *scratch = arena_create();
    enum hub_rc rc = store_sighted(s) ? store_set_views(s, NULL, err) : HUB_OK;
    if (rc == HUB_OK && sight->kind != SIGHT_ALL) {
        rc = set_with(s, sight, scratch, err);
    }
    arena_destroy(scratch);
    return rc;
}

void sight_pause(struct store *s)
{
    store_views_pause(s);
}

void sight_resume(struct store *s)
{
    store_views_resume(s);
}

/* --- what others ask ---------------------------------------------------------------------------- */

enum hub_rc sight_hubs(struct store *s, size_t most, struct arena *a, hub_id **out, size_t *count,
    struct hub_err *err)
{
    const char *families;
    *out = NULL;
    *count = 0;
    if (!store_views_on(s)) {
        return HUB_OK;
    }
    enum hub_rc rc = rows_text(s, FAMILIES_BESIDE, NULL, 0, a, &families, err);
    sight_pause(s);
    rc = rc == HUB_OK ? rows_ids(s, HUBS_SEEN, SQL_ARGS(sql_text(families), sql_int((int64_t)most)), a,
                            out, count, err)
                      : rc;
    sight_resume(s);
    return rc;
}

static const char *changes_sql(struct arena *a)
{
    struct sb b = sb_as_is(a);
    sb_add(&b, "SELECT count(*) FROM change WHERE site = ?1 AND seq = ?2 AND tbl NOT IN (''");
    for (size_t i = 0; i < noun_count; i++) {
        if (nouns[i]->flags & NOUN_FOLLOWS) {
            sb_addf(&b, ",'%s'", nouns[i]->table);
        }
    }
    sb_add(&b, ")");
    return sb_str(&b);
}

static enum hub_rc count_changes(
    struct store *s, int64_t site, int64_t seq, int64_t *out, struct hub_err *err)
{
    struct arena *scratch = arena_create();
    struct stmt *q;
    bool row;
    enum hub_rc rc =
        store_ask(s, changes_sql(scratch), SQL_ARGS(sql_int(site), sql_int(seq)), &q, &row, err);
    *out = rc == HUB_OK && row ? stmt_int(q, 0) : 0;
    stmt_done(rc == HUB_OK ? q : NULL);
    arena_destroy(scratch);
    return rc;
}

enum hub_rc sight_step_whole(
    struct store *s, int64_t site, int64_t seq, bool *whole, struct hub_err *err)
{
    int64_t seen = 0, all = 0;
    *whole = true;
    if (!store_views_on(s)) {
        return HUB_OK;
    }
    enum hub_rc rc = count_changes(s, site, seq, &seen, err);
    sight_pause(s);
    rc = rc == HUB_OK ? count_changes(s, site, seq, &all, err) : rc;
    sight_resume(s);
    *whole = seen == all;
    return rc;
}
