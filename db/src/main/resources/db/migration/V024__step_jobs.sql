-- Steps that run as jobs of a cluster: what they ask for, and the job that each last was.
alter table pipeline_step add column image text;
alter table pipeline_step add column cpu_millis int;
alter table pipeline_step add column memory_mebibytes int;
alter table pipeline_step add column job text;
