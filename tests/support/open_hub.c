/* SPDX-License-Identifier: MIT */
#include "open_hub.h"

#include "hub/base/str.h"
#include "hub/service/import.h"
#include "hub/service/stays.h"
#include "unit.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int open_hub_set_up(void **state)
{
    struct open_hub *w = calloc(1, sizeof *w);
    const char *tmp = getenv("TMPDIR");
    struct hub_start start = {.name = "Robin Hub", .carer = "Amina", .beds = 2};
    w->a = arena_create();
    char *path = arena_printf(w->a, "%s/hub-test-XXXXXX", tmp ? tmp : "/tmp");
    assert_non_null(mkdtemp(path));
    w->opening.path = arena_printf(w->a, "%s/hub.db", path);
    w->opening.clock = &w->clock;
    assert_int_equal(clock_set(&w->clock, "2026-11-21T10:00", &w->err), HUB_OK);
    if (hub_init(&w->opening, &start, &w->err) != HUB_OK ||
        hub_open(&w->opening, &w->h, &w->err) != HUB_OK)
        fail_msg("%s", w->err.msg);
    *state = w;
    return 0;
}

int open_hub_tear_down(void **state)
{
    struct open_hub *w = *state;
    static const char *const ends[] = {"", "-wal", "-shm", ".editing"};
    hub_close(w->h);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        unlink(arena_printf(w->a, "%s%s", w->opening.path, ends[i]));
    rmdir(arena_strndup(w->a, w->opening.path, strlen(w->opening.path) - strlen("/hub.db")));
    arena_destroy(w->a);
    free(w);
    return 0;
}

void open_hub_as(struct open_hub *w, const char *person)
{
    hub_close(w->h);
    w->h = NULL;
    w->opening.as = person;
    if (hub_open(&w->opening, &w->h, &w->err) != HUB_OK)
        fail_msg("%s", w->err.msg);
}

static size_t assignments(struct open_hub *w, const char *fields, struct assignment **out)
{
    size_t count = str_parts(fields);
    *out = arena_array(w->a, count + 1, sizeof **out);
    for (size_t i = 0; i < count; i++) {
        const char *part = str_part(w->a, fields, i), *equals = strchr(part, '=');
        assert_non_null(equals);
        (*out)[i].word = arena_strndup(w->a, part, (size_t)(equals - part));
        (*out)[i].value = equals + 1;
    }
    return count;
}

enum hub_rc try_add(struct open_hub *w, const char *noun, const char *fields, hub_id *id)
{
    struct assignment *set;
    size_t count = assignments(w, fields, &set);
    w->err = (struct hub_err){0};
    return hub_add(w->h, noun_find(noun), set, count, id, &w->err);
}

/* As a file would bring it that came from elsewhere: whatever the rules say. */
static void agreed_elsewhere(struct open_hub *w, hub_id stay)
{
    const struct noun *n = noun_find("stay");
    const struct field *fields[] = {NULL, noun_field(n, "status")};
    const char *cells[] = {arena_printf(w->a, "%lld", (long long)stay.n), "agreed"};
    struct import_row row = {.line = 2, .cells = cells, .count = 2};
    struct import_sheet sheet = {.noun = n, .file = "stays.csv", .heading_line = 1, .cols = 2,
        .fields = fields, .id_col = 0, .hub_col = -1, .removed_col = -1, .rows = &row, .row_count = 1};
    struct import_options o = {.overwrite = true};
    struct import_report report;
    struct faults faults;
    faults_on(&faults, w->a);
    if (hub_import(w->h, &sheet, 1, &o, w->a, &report, &faults, &w->err) != HUB_OK)
        fail_msg("%s", w->err.msg);
}

/* A stay that was agreed although a rule is not met. */
static enum hub_rc add_agreed(struct open_hub *w, const char *fields, hub_id *id)
{
    struct assignment *set;
    size_t count = assignments(w, fields, &set);
    for (size_t i = 0; i < count; i++)
        set[i].value = str_eq(set[i].word, "status") ? "draft" : set[i].value;
    enum hub_rc rc = hub_add(w->h, noun_find("stay"), set, count, id, &w->err);
    if (rc == HUB_OK)
        agreed_elsewhere(w, *id);
    return rc;
}

hub_id add(struct open_hub *w, const char *noun, const char *fields)
{
    hub_id id = ID_NONE;
    enum hub_rc rc = try_add(w, noun, fields, &id);
    if (rc == HUB_ECONFLICT && str_eq(noun, "stay"))
        rc = add_agreed(w, fields, &id);
    if (rc != HUB_OK)
        fail_msg("%s %s: %s", noun, fields, w->err.msg);
    return id;
}

enum hub_rc try_edit(struct open_hub *w, const char *noun, hub_id id, const char *fields)
{
    struct assignment *set;
    size_t count = assignments(w, fields, &set);
    w->err = (struct hub_err){0};
    return hub_edit(w->h, noun_find(noun), id, set, count, &w->err);
}

void edit(struct open_hub *w, const char *noun, hub_id id, const char *fields)
{
    if (try_edit(w, noun, id, fields) != HUB_OK)
        fail_msg("%s %s: %s", noun, fields, w->err.msg);
}

enum hub_rc change_ahead(struct open_hub *w, hub_id stay, const char *fields)
{
    struct assignment *set;
    size_t count = assignments(w, fields, &set);
    w->err = (struct hub_err){0};
    return hub_stay_change(w->h, stay, set, count, "It is right this time.", &w->err);
}

const char *field_of(struct open_hub *w, const char *noun, hub_id id, const char *word)
{
    const struct noun *n = noun_find(noun);
    void *rec = arena_alloc(w->a, n->size);
    if (hub_get(w->h, n, id, w->a, rec, &w->err) != HUB_OK)
        fail_msg("%s", w->err.msg);
    return namer_field(namer_create(w->h, w->a), noun_field(n, word), rec, false);
}
