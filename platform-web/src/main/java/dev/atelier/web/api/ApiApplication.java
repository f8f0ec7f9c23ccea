package dev.atelier.web.api;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** All resources and providers of this package are found by the container. */
@ApplicationPath("/api/v1")
public class ApiApplication extends Application {}
