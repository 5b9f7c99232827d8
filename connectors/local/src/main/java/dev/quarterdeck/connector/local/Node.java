package dev.quarterdeck.connector.local;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;

/**
 * What all workloads on this machine share.
 *
 * @param starts how many replicas may be starting at once: more would only make each of them slower than its probes
 *     allow
 */
record Node(Path folder, ProcessRegister processes, ArtifactCheck artifacts, HttpClient probes, Semaphore starts) {}
