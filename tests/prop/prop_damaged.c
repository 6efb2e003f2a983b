/* SPDX-License-Identifier: MIT */
/*
 * A real hub's file, a copy taken away and a backup, each damaged at random: letters changed, pages
 * zeroed or exchanged, cut, grown, another file's bytes in it. Whatever is done with it then: no
 * crash, no hang, a plain sentence, and never a hub that is changed by what is damaged.
 */
#include "hub/base/str.h"
#include "prop.h"
#include "trial.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROUNDS = 24, ROUNDS_SOAK = 500, PAGE = 4096 };

struct damage {
    struct trial t;
    struct prop p;
    unsigned char *bytes, *hurt;
    size_t len, hurt_len;
    int bad;
};

/* --- how it is damaged -------------------------------------------------------------------------- */

static size_t any_place(struct damage *d)
{
    /* Half of the time near the beginning, where what matters most is. */
    size_t most = prop_bits(&d->p) & 1 ? d->len : d->len < 2 * PAGE ? d->len : 2 * PAGE;
    return (size_t)prop_between(&d->p, 0, (int64_t)most - 1);
}

static void flip(struct damage *d)
{
    for (int64_t n = prop_between(&d->p, 1, 8); n > 0; n--) {
        d->hurt[any_place(d)] ^= (unsigned char)(1U << prop_between(&d->p, 0, 7));
    }
}

static void noise(struct damage *d)
{
    size_t at = any_place(d);
    for (int64_t n = prop_between(&d->p, 1, 600); n > 0 && at < d->len; n--) {
        d->hurt[at++] = (unsigned char)prop_bits(&d->p);
    }
}

static void zero_page(struct damage *d)
{
    size_t at = any_place(d) / PAGE * PAGE, len = d->len - at < PAGE ? d->len - at : PAGE;
    memset(d->hurt + at, 0, len);
}

static void exchange(struct damage *d)
{
    size_t pages = d->len / PAGE;
    if (pages > 1) {
        size_t one = (size_t)prop_between(&d->p, 0, (int64_t)pages - 1);
        size_t other = (size_t)prop_between(&d->p, 0, (int64_t)pages - 1);
        memcpy(d->hurt + one * PAGE, d->bytes + other * PAGE, PAGE);
    }
}

static void cut(struct damage *d)
{
    d->hurt_len = (size_t)prop_between(&d->p, 0, (int64_t)d->len - 1);
}

static void grow(struct damage *d)
{
    d->hurt_len = d->len + (size_t)prop_between(&d->p, 1, PAGE);
    for (size_t i = d->len; i < d->hurt_len; i++) {
        d->hurt[i] = (unsigned char)prop_bits(&d->p);
    }
}

static void (*const ways[])(struct damage *d) = {flip, flip, noise, zero_page, exchange, cut, grow};

/* --- files -------------------------------------------------------------------------------------- */

static void load(struct damage *d, const char *path)
{
    FILE *f = fopen(path, "rb");
    if (!f) {
        printf("Bail out! %s was not made\n", path);
        exit(1);
    }
    fseek(f, 0, SEEK_END);
    d->len = (size_t)ftell(f);
    rewind(f);
    d->bytes = arena_alloc(d->t.a, d->len + PAGE);
    d->hurt = arena_alloc(d->t.a, d->len + PAGE);
    d->len = fread(d->bytes, 1, d->len, f);
    fclose(f);
}

static void put(struct damage *d, const char *path)
{
    FILE *f = fopen(path, "wb");
    if (!f || fwrite(d->hurt, 1, d->hurt_len, f) != d->hurt_len || fclose(f) != 0) {
        printf("Bail out! %s cannot be made\n", path);
        exit(1);
    }
}

static void hurt_anew(struct damage *d)
{
    memcpy(d->hurt, d->bytes, d->len);
    d->hurt_len = d->len;
    ways[prop_between(&d->p, 0, (int64_t)(sizeof ways / sizeof *ways) - 1)](d);
}

/* --- what has to hold --------------------------------------------------------------------------- */

static void ends_well(struct damage *d, const char *what, const char *words)
{
    struct trial *t = &d->t;
    trial_run(t, words, NULL, 0);
    bool right = t->status == 0 || t->status == 1 || (t->status >= 64 && t->status <= 78);
    if (!right || (t->status >= 64 && !trial_plain(t->says))) {
        d->bad++;
        printf("# %s, %s: status %d: %s\n", what, words, t->status, t->says);
    }
}

static void as_hub(struct damage *d)
{
    static const char *const words[] = {
        "list|families", "today", "add|family|family=Smith", "list|changes"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        ends_well(d, "a damaged hub", words[i]);
    }
}

static void as_copy(struct damage *d)
{
    ends_well(d, "a damaged copy", "return|{O}|--preview|--passphrase-fd|0");
    trial_run(&d->t, "list|families", NULL, 0);
    if (d->t.status != 0) {
        d->bad++;
        printf("# the hub itself does not open any more: %s\n", d->t.says);
    }
}

static void as_backup(struct damage *d)
{
    ends_well(d, "a damaged backup", "backup|--check|{O}");
}

struct target {
    const char *name, *make, *file; /* words that make it; the file that is damaged */
    void (*try)(struct damage *d);
    int part; /* of a usual run's rounds, one in so many: a passphrase takes its time */
};

static const struct target targets[] = {
    {"a hub", NULL, "hub.db", as_hub, 1},
    {"a copy", "take|-o|{O}|--passphrase-fd|0", "made.out", as_copy, 4},
    {"a backup", "backup|{O}", "made.out", as_backup, 1},
};

static void try_target(struct damage *d, const struct target *g)
{
    struct trial *t = &d->t;
    struct arena *outer = t->a;
    int bad = d->bad;
    t->a = arena_create();
    t->base = arena_printf(t->a, "%s/base", t->top);
    trial_fresh(t);
    if (g->make) {
        trial_run(t, g->make, NULL, 0);
    }
    const char *path = arena_printf(t->a, "%s/%s", t->at, g->file);
    load(d, path);
    int rounds = d->p.rounds == ROUNDS_SOAK ? ROUNDS_SOAK : d->p.rounds / g->part;
    for (int i = 0; i < rounds; i++) {
        trial_fresh(t);
        hurt_anew(d);
        put(d, path);
        g->try(d);
    }
    printf("%s - %s, %d times\n", d->bad == bad ? "ok" : "not ok", g->name, rounds);
    fflush(stdout);
    arena_destroy(t->a);
    t->a = outer;
}

int main(void)
{
    struct damage d = {.t = {.a = arena_create()}};
    size_t count = sizeof targets / sizeof *targets;
    d.p = prop_start("files that are damaged", ROUNDS, ROUNDS_SOAK);
    trial_start(&d.t);
    trial_sheet(&d.t);
    for (size_t i = 0; i < count; i++) {
        try_target(&d, &targets[i]);
    }
    printf("1..%zu\n", count);
    arena_destroy(d.t.a);
    return d.bad ? 1 : 0;
}
