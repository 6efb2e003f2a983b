/* SPDX-License-Identifier: MIT */
#include "sealed_hub.h"

#include "sealed_file.h"
#include "service/sealed_priv.h"
#include "store/store_priv.h"
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

const char SEALED_WORDS[] = "copper river biscuit";

char *sealed_bytes(struct sealed_hub *w, const char *path, size_t *len)
{
    struct stat st;
    FILE *f = fopen(path, "rb");
    assert_non_null(f);
    assert_int_equal(fstat(fileno(f), &st), 0);
    char *bytes = arena_alloc(w->a, (size_t)st.st_size + 1);
    *len = fread(bytes, 1, (size_t)st.st_size, f);
    fclose(f);
    return bytes;
}

/* Made once: its passphrase costs little, as it is tried often here. */
static struct template {
    char *bytes;
    size_t len;
} template;

static void opened_first(struct sealed_hub *w)
{
    struct hub_start start = {.name = "Robin Hub", .carer = "Amina", .beds = 2};
    struct seal_lock quick = {.passphrase = SEALED_WORDS, .cost = SEAL_COST_TEST};
    if (hub_init(&w->opening, &start, &w->err) != HUB_OK ||
        hub_open(&w->opening, &w->h, &w->err) != HUB_OK ||
        sealed_anew(w->h, &quick, &w->err) != HUB_OK)
        fail_msg("%s", w->err.msg);
    hub_close(w->h);
    w->h = NULL;
}

int sealed_set_up(void **state)
{
    struct sealed_hub *w = calloc(1, sizeof *w);
    const char *tmp = getenv("TMPDIR");
    w->a = arena_create();
    w->dir = arena_printf(w->a, "%s/hub-sealed-XXXXXX", tmp ? tmp : "/tmp");
    assert_non_null(mkdtemp(w->dir));
    w->opening = (struct hub_opening){.path = arena_printf(w->a, "%s/robin.hub", w->dir),
        .passphrase = SEALED_WORDS, .clock = &w->clock};
    assert_int_equal(clock_set(&w->clock, "2026-11-21T10:00", &w->err), HUB_OK);
    if (template.bytes) {
        sealed_file_put(w->opening.path, template.bytes, template.len);
    } else {
        opened_first(w);
        const char *bytes = sealed_bytes(w, w->opening.path, &template.len);
        template.bytes = malloc(template.len);
        memcpy(template.bytes, bytes, template.len);
    }
    *state = w;
    return 0;
}

int sealed_tear_down(void **state)
{
    struct sealed_hub *w = *state;
    static const char *const ends[] = {"robin.hub", "robin.hub.new", "other.hub", "hub.db", "hub.db-wal",
        "hub.db-shm", "hub.db.key"};
    hub_close(w->h);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        unlink(arena_printf(w->a, "%s/%s", w->dir, ends[i]));
    assert_int_equal(rmdir(w->dir), 0); /* nothing else was left behind */
    arena_destroy(w->a);
    free(w);
    return 0;
}

int sealed_forget(void **state)
{
    (void)state;
    free(template.bytes);
    return 0;
}

enum hub_rc sealed_try_open(struct sealed_hub *w)
{
    hub_close(w->h);
    w->h = NULL;
    return hub_open(&w->opening, &w->h, &w->err);
}

void sealed_open_again(struct sealed_hub *w)
{
    if (sealed_try_open(w) != HUB_OK)
        fail_msg("%s", w->err.msg);
}

enum hub_rc sealed_try_add(struct sealed_hub *w, const char *name)
{
    struct assignment set = {"family", name};
    hub_id id;
    return hub_add(w->h, noun_find("family"), &set, 1, &id, &w->err);
}

void sealed_add(struct sealed_hub *w, const char *name)
{
    if (sealed_try_add(w, name) != HUB_OK)
        fail_msg("%s", w->err.msg);
}

int64_t sealed_families(struct sealed_hub *w)
{
    struct hub_err err;
    int64_t n = -1;
    assert_int_equal(
        store_number(w->h->store, "SELECT count(*) FROM family", &n, &err), HUB_OK);
    return n;
}

bool sealed_has(struct sealed_hub *w, const char *path, const char *text)
{
    size_t len, n = strlen(text);
    const char *bytes = sealed_bytes(w, path, &len);
    for (size_t i = 0; i + n <= len; i++)
        if (memcmp(bytes + i, text, n) == 0)
            return true;
    return false;
}
