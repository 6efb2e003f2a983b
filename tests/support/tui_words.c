/* SPDX-License-Identifier: MIT */
/* The words of a line of a script. */
#include "tui.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

char *skip_spaces(char *s)
{
    return s + strspn(s, " \t");
}

char *next_word(char **s, bool *quoted)
{
    char *in = skip_spaces(*s), *word = in, *out = in;
    *quoted = *in == '"';
    if (!*in)
        return NULL;
    in += *quoted;
    while (*in && (*quoted ? *in != '"' : !isspace((unsigned char)*in))) {
        if (*in != '\\' || !*quoted) {
            *out++ = *in++;
        } else if (strncmp(in, "\\033", 4) == 0) {
            *out++ = '\033';
            in += 4;
        } else {
            *out++ = in[1] == 'n' ? '\n' : in[1] == 't' ? '\t' : in[1];
            in += in[1] ? 2 : 1;
        }
    }
    *s = *in ? in + 1 : in;
    *out = '\0';
    return word;
}

/* "$HUB_DIR/x" is within this run's folder; other words are as they are. */
static char *in_its_folder(struct run *r, char *word, int *paths)
{
    static const char dir[] = "$HUB_DIR";
    if (strncmp(word, dir, sizeof dir - 1) != 0 || *paths == MAX_PATHS)
        return word;
    snprintf(r->paths[*paths], sizeof r->paths[0], "%s%s", r->dir, word + sizeof dir - 1);
    return r->paths[(*paths)++];
}

int split_args(struct run *r, char *rest, char *argv[MAX_ARGS])
{
    int n = 0, paths = 0;
    bool quoted;
    char *word;
    argv[n++] = r->program;
    while (n < MAX_ARGS - 1 && (word = next_word(&rest, &quoted)))
        argv[n++] = in_its_folder(r, word, &paths);
    argv[n] = NULL;
    return n;
}
