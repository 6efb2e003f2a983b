/* SPDX-License-Identifier: MIT */
#include "open_hub.h"

#include "hub/base/str.h"
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
    static const char *const ends[] = {"", "-wal", "-shm"};
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

hub_id add(struct open_hub *w, const char *noun, const char *fields)
{
    hub_id id = ID_NONE;
    if (try_add(w, noun, fields, &id) != HUB_OK)
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

const char *field_of(struct open_hub *w, const char *noun, hub_id id, const char *word)
{
    const struct noun *n = noun_find(noun);
    void *rec = arena_alloc(w->a, n->size);
    if (hub_get(w->h, n, id, w->a, rec, &w->err) != HUB_OK)
        fail_msg("%s", w->err.msg);
    return namer_field(namer_create(w->h, w->a), noun_field(n, word), rec, false);
}
