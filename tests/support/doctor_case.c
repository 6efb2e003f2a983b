/* SPDX-License-Identifier: MIT */
#include "doctor_case.h"

#include "hub/base/str.h"
#include "hub/config/config.h"
#include "hub/config/load.h"
#include "unit.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

const char *doctor_beside(struct open_hub *w, const char *name)
{
    size_t len = strlen(w->opening.path) - strlen("hub.db");
    return arena_printf(w->a, "%.*s%s", (int)len, w->opening.path, name);
}

/* A folder with all that is in it. */
static void remove_all(struct arena *a, const char *path)
{
    struct dirent *e;
    DIR *d = opendir(path);
    while (d && (e = readdir(d))) {
        if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0) {
            const char *one = arena_printf(a, "%s/%s", path, e->d_name);
            if (unlink(one) != 0)
                remove_all(a, one);
        }
    }
    if (d)
        closedir(d);
    rmdir(path);
}

int doctor_tear_down(void **state)
{
    struct open_hub *w = *state;
    hub_close(w->h);
    w->h = NULL;
    chmod(doctor_beside(w, ""), 0700);
    remove_all(w->a, arena_strndup(w->a, w->opening.path, strlen(w->opening.path) - strlen("/hub.db")));
    return open_hub_tear_down(state);
}

int doctor_set_up(void **state)
{
    int rc = open_hub_set_up(state);
    struct open_hub *w = *state;
    struct config *c = arena_alloc(w->a, sizeof *c);
    const struct config_env env = {.home = "/"};
    config_defaults(&env, w->a, c);
    w->opening.config = c;
    open_hub_as(w, NULL);
    return rc;
}

const char *doctor_root(struct open_hub *w)
{
    return doctor_beside(w, "root");
}

struct hub_doctor doctor_looked(struct open_hub *w, bool quick)
{
    struct hub_doctor r;
    struct doctor_ask ask = {
        .hub = w->h, .path = w->opening.path, .why = &w->err, .quick = quick, .root = doctor_root(w)};
    if (hub_doctor(&ask, w->a, &r, &w->err) != HUB_OK)
        fail_msg("%s", w->err.msg);
    return r;
}

const struct doctor_line *doctor_line_of(const struct hub_doctor *r, const char *id)
{
    for (size_t i = 0; i < r->count; i++) {
        if (str_eq(r->lines[i].id, id))
            return &r->lines[i];
    }
    fail_msg("there is no check %s", id);
    return NULL;
}

void doctor_is(struct open_hub *w, const char *id, enum doctor_state state)
{
    struct hub_doctor r = doctor_looked(w, false);
    const struct doctor_line *l = doctor_line_of(&r, id);
    if (l->state != state)
        fail_msg("%s is \"%s\": %s", id, doctor_state_words[l->state], l->found);
    assert_true(state < DOCTOR_LOOK || (*l->next && l->who != DOCTOR_NOBODY));
}

void doctor_is_soon(struct open_hub *w, const char *id, enum doctor_state state)
{
    struct hub_doctor r = doctor_looked(w, true);
    const struct doctor_line *l = doctor_line_of(&r, id);
    if (l->state != state)
        fail_msg("%s is \"%s\": %s", id, doctor_state_words[l->state], l->found);
}

void doctor_put(struct open_hub *w, const char *path, const char *text)
{
    const char *whole = arena_printf(w->a, "%s%s", doctor_root(w), path);
    for (size_t i = strlen(doctor_root(w)); whole[i]; i++) {
        if (whole[i] == '/')
            mkdir(arena_strndup(w->a, whole, i), 0755);
    }
    FILE *f = fopen(whole, "w");
    assert_non_null(f);
    fputs(text, f);
    assert_int_equal(fclose(f), 0);
}

void doctor_at(struct open_hub *w, const char *time)
{
    assert_int_equal(clock_set(&w->clock, time, &w->err), HUB_OK);
    hub_set_clock(w->h, &w->clock);
}

struct doctor *judge(struct judged *j, struct open_hub *w)
{
    static const struct doctor_ask none = {.path = ""};
    *j = (struct judged){.d = {.ask = &none, .a = w->a, .path = ""}, .line = {.found = "", .next = ""}};
    j->d.line = &j->line;
    return &j->d;
}
