/* SPDX-License-Identifier: MIT */
#include "backup_case.h"

#include "unit.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

const char *in_folder(struct open_hub *w, const char *name)
{
    size_t len = strlen(w->opening.path) - strlen("hub.db");
    return arena_printf(w->a, "%.*s%s", (int)len, w->opening.path, name);
}

/* Whatever was made beside the hub goes before the folder does. */
int backup_tear_down(void **state)
{
    struct open_hub *w = *state;
    struct dirent *e;
    hub_close(w->h);
    w->h = NULL;
    DIR *d = opendir(in_folder(w, ""));
    while (d && (e = readdir(d))) {
        if (e->d_name[0] != '.') {
            remove(in_folder(w, e->d_name));
        }
    }
    closedir(d);
    return open_hub_tear_down(state);
}

void set_words(struct open_hub *w, char words[RECOVERY_TEXT])
{
    recovery_make(words);
    if (hub_recovery_set(w->h, words, &w->err) != HUB_OK) {
        fail_msg("%s", w->err.msg);
    }
}

const char *backed_up(struct open_hub *w)
{
    struct backup_done done;
    const char *path = in_folder(w, "a.hubbackup");
    if (hub_backup(w->h, path, &done, &w->err) != HUB_OK) {
        fail_msg("%s", w->err.msg);
    }
    return path;
}

void later(struct open_hub *w, const char *at)
{
    assert_int_equal(clock_set(&w->clock, at, &w->err), HUB_OK);
    hub_set_clock(w->h, &w->clock);
}

struct bytes read_all(struct open_hub *w, const char *path)
{
    struct stat st;
    FILE *f = fopen(path, "rb");
    assert_int_equal(fstat(fileno(f), &st), 0);
    struct bytes b = {arena_alloc(w->a, (size_t)st.st_size + 64), (size_t)st.st_size};
    assert_int_equal(fread(b.p, 1, b.len, f), b.len);
    fclose(f);
    return b;
}

void write_all(const char *path, const struct bytes *b)
{
    FILE *f = fopen(path, "wb");
    assert_int_equal(fwrite(b->p, 1, b->len, f), b->len);
    fclose(f);
}
