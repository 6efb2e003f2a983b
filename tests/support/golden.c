/* SPDX-License-Identifier: MIT */
/* Golden files and outside programs. */
#include "golden.h"

#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

char *file_text(struct arena *a, const char *path, size_t *len)
{
    FILE *f = fopen(path, "rb");
    if (!f)
        return NULL;
    char *text = NULL;
    if (fseek(f, 0, SEEK_END) == 0) {
        size_t size = (size_t)ftell(f);
        rewind(f);
        text = arena_alloc(a, size + 1);
        *len = fread(text, 1, size, f);
    }
    fclose(f);
    return text;
}

static bool write_golden(const char *path, const char *text)
{
    FILE *f = fopen(path, "wb");
    if (!f)
        return false;
    bool ok = fputs(text, f) >= 0;
    return fclose(f) == 0 && ok;
}

static void print_difference(const char *path, const char *want, const char *got)
{
    for (int line = 1;; line++) {
        size_t w = strcspn(want, "\n"), g = strcspn(got, "\n");
        if (w != g || memcmp(want, got, w) != 0 || want[w] != got[g]) {
            printf("# %s, line %d\n#   want: %.*s\n#   got:  %.*s\n", path, line, (int)w, want,
                (int)g, got);
            return;
        }
        want += w + 1;
        got += g + 1;
    }
}

bool golden_same(const char *path, const char *text)
{
    const char *update = getenv("HUB_UPDATE");
    if (update && *update)
        return write_golden(path, text);
    struct arena *a = arena_create();
    size_t len;
    const char *want = file_text(a, path, &len);
    bool same = want && strcmp(want, text) == 0;
    if (!want)
        printf("# %s is not there; HUB_UPDATE=1 writes it\n", path);
    else if (!same)
        print_difference(path, want, text);
    arena_destroy(a);
    return same;
}

char *temp_path(struct arena *a, const char *name)
{
    const char *dir = getenv("TMPDIR");
    return arena_printf(a, "%s/%s", dir ? dir : "/tmp", name);
}

char *tool_output(struct arena *a, const char *const *argv, size_t *len)
{
    char *path = temp_path(a, "tool-output");
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(
        &actions, STDOUT_FILENO, path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    size_t count = 0;
    while (argv[count])
        count++;
    char **args = arena_array(a, count + 1, sizeof *args);
    for (size_t i = 0; i < count; i++)
        args[i] = arena_strdup(a, argv[i]);
    pid_t pid;
    int status = -1;
    if (posix_spawnp(&pid, args[0], &actions, NULL, args, environ) == 0)
        waitpid(pid, &status, 0);
    posix_spawn_file_actions_destroy(&actions);
    return status == 0 ? file_text(a, path, len) : NULL;
}
