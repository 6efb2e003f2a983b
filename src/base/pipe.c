/* SPDX-License-Identifier: MIT */
#include "hub/base/pipe.h"

#include <fcntl.h>
#include <unistd.h>

bool pipe_open(int ends[PIPE_ENDS])
{
    if (pipe(ends) != 0) {
        ends[PIPE_READ] = ends[PIPE_WRITE] = -1;
        return false;
    }
    fcntl(ends[PIPE_READ], F_SETFD, FD_CLOEXEC);
    fcntl(ends[PIPE_WRITE], F_SETFD, FD_CLOEXEC);
    return true;
}

void pipe_close(int *end)
{
    if (*end >= 0) {
        close(*end);
        *end = -1;
    }
}
